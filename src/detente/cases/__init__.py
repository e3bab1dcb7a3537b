"""Ready cases, shipped with Détente: one YAML file each, named by the file's stem."""
