"""Chimes: played on one long-lived thread, never on the window's; silence is reported, not raised."""
