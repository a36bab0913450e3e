@"%~dp0run.cmd" export %*
