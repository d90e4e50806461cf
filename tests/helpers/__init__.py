"""What the tests look at our files with; it shares no code with the program.

`docx_view` reads a DOCX as the standard says it is to be read, `docx_validity` says what Word might
refuse in one, `office` lets LibreOffice lay one out, and `docx_by_hand` makes small packages of
literal XML. None of these four, nor what they lean on, imports `kehoach_desktop`.
"""
