"""The window: rail, menus, status line, and what joins the screens."""
