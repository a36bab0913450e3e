@"%~dp0run.cmd" check %*
