"""What a plan is and what the regulations ask of it. Standard library only; reads no file and draws nothing."""
