"""Steps of the DOCX writer: document tree → pandoc's tree → pandoc's package → finished package."""
