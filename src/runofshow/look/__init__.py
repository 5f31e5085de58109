"""How runofshow looks: tokens, fonts, icons, phase painting and the application's stylesheet."""
