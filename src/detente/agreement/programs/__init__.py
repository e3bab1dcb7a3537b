"""Forums whose issues are tied too closely to be merged, by integer programming."""
