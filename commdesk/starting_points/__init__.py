"""Goals to begin from: what groups like ours set out to do again and again, with what it usually takes."""
