@"%~dp0run.cmd" diff-docx %*
