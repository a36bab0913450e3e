@"%~dp0run.cmd" letters %*
