@"%~dp0run.cmd" revise %*
