@"%~dp0run.cmd" doctor %*
