@"%~dp0run.cmd" "export --retype" %*
