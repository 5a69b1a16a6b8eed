"""An event and a product in, a document out: templates, the XML vocabulary, audiences."""
