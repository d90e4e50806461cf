"""What the inspector asks of the domain and the store: rules behind a field, who is written to, who may sign, tasks.

`registers` reads the office's lists and saves what is added or corrected; `standpoint` is where a plan's office stands;
`facts` are the rules as a clerk reads them; `search` and `offers` find recipients; `signing` says who may sign and how;
`edits` are the changes of the plan, each a pure function that keeps everything else; `tasks` are its tasks as they
stand in it and in its text. No Qt.
"""
