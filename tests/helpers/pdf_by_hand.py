"""Small PDFs of literal drawing commands, to try the readers of PDF on."""


def pdf(*pages: bytes) -> bytes:
    """A PDF of these page contents; readers rebuild the table of offsets that it lacks."""
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} >>"
    resources = f"<< /Font << /F1 {font.format('Times-Roman')} /F2 {font.format('Helvetica')} >> >>"
    objects = [
        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        f"2 0 obj << /Type /Pages /Kids [{kids}] /Count {len(pages)} >> endobj",
    ]
    for number, content in enumerate(pages):
        page, stream = 10 + 2 * number, 11 + 2 * number
        objects += [
            f"{page} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] "
            f"/Resources {resources} /Contents {stream} 0 R >> endobj",
            f"{stream} 0 obj << /Length {len(content)} >>",
            f"stream\n{content.decode()}\nendstream endobj",
        ]
    return "\n".join(["%PDF-1.4", *objects, "trailer << /Root 1 0 R >>", "%%EOF"]).encode()
