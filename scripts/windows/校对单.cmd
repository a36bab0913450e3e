@"%~dp0run.cmd" proof %*
