"""The second screen, for speakers and room: what it says, how it is drawn, and which display it is on."""
