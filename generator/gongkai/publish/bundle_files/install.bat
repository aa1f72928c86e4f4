@echo off
rem ASCII only: cmd.exe reads batch files in the machine's own code page. Chinese is in texts\.
setlocal
chcp 65001 >nul
cd /d "%~dp0"
set "PLACE=%LOCALAPPDATA%\gongkai"
set "APPS=%LOCALAPPDATA%\Microsoft\WindowsApps"

py -@PYTHON@ -c "import struct, sys; sys.exit(struct.calcsize('P') != 8)" >nul 2>nul
if errorlevel 1 goto nopython

type "texts\working.txt"
py -@PYTHON@ -m venv --clear "%PLACE%\venv"
if errorlevel 1 goto failed
"%PLACE%\venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels --require-hashes -r requirements.txt
if errorlevel 1 goto failed
if not exist "%APPS%" mkdir "%APPS%"
>"%APPS%\gongkai.cmd" echo @"%%LOCALAPPDATA%%\gongkai\venv\Scripts\gongkai.exe" %%*
"%PLACE%\venv\Scripts\gongkai.exe" --version
if errorlevel 1 goto failed
echo.
type "texts\installed.txt"
echo.
if not "%~1"=="/q" pause
exit /b 0

:nopython
echo.
type "texts\no-python.txt"
echo.
if not "%~1"=="/q" pause
exit /b 1

:failed
echo.
type "texts\failed.txt"
echo.
if not "%~1"=="/q" pause
exit /b 1
