"""Long computations row by row: resumable, in this process, in several or on a cluster, with the same rows.

Nothing here knows what the rows are about.
"""
