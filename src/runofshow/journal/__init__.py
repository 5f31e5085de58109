"""The .show file: facts put on the disk before anything shows them, and read back as the same facts."""
