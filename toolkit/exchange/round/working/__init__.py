"""The files of units worked through: by this process, several, or a cluster."""
