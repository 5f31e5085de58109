"""The plan's models, its times and durations, and reading and writing it as YAML or JSON."""
