"""The demonstration: its content in TOML files, and what loads, draws and writes it."""
