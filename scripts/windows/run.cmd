@echo off
rem What every file beside this one does: the command that it names, in this project's folder. The window stays open.
rem A folder that is dropped on it (one with data in it) is the workspace, anything else a file to read.
rem This file is ASCII: what it says itself stands in .txt files, since cmd loses its place among characters of several bytes.
chcp 65001 >nul
setlocal disabledelayedexpansion
set "command=%~1"
set "rest="
set "lost="
:next
shift
if "%~1"=="" goto start
if exist "%~1\data\" goto workspace
rem A name with & or the like and no blank has not come whole: Windows quotes names with blanks only.
if not exist "%~1" set "lost=1"
set rest=%rest% "%~1"
goto next
:workspace
set rest=%rest% --workspace "%~1"
goto next

:start
rem Unlike cd, pushd also goes into a folder of the network.
pushd "%~dp0..\.."
set code=2
rem A node.exe that was put beside this file will do where nothing may be installed.
set "PATH=%~dp0;%PATH%"
call node --version >nul 2>nul
if errorlevel 1 goto missing
if not exist dist\cli\launch.js call npm ci
if not exist dist\cli\launch.js goto missing
node dist\cli\launch.js %command%%rest%
set code=%errorlevel%
if not %code%==0 if defined lost type "%~dp0dropped.txt"
goto end
:missing
type "%~dp0install.txt"
:end
popd
echo.
pause
exit /b %code%
