"""Building everything and holding the one show."""
