"""One function per deed of the user, named by a verb; the windows and the command line call the same ones."""
