@"%~dp0run.cmd" draft %*
