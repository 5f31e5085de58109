"""runofshow: a session that ends on time and is remembered."""

__version__ = "0.1.0"
