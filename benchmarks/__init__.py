"""What we claim about speed and memory, for anybody to run: `python3 dev.py bench [name]`."""
