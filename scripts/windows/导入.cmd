@"%~dp0run.cmd" import %*
