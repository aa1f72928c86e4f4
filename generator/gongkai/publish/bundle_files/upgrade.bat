@echo off
rem ASCII only: cmd.exe reads batch files in the machine's own code page. Chinese is in texts\.
setlocal
chcp 65001 >nul
cd /d "%~dp0"
set "PLACE=%LOCALAPPDATA%\gongkai"

if not exist "%PLACE%\venv\Scripts\python.exe" goto missing
type "texts\working.txt"
"%PLACE%\venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --upgrade --no-index --find-links wheels --require-hashes -r requirements.txt
if errorlevel 1 goto failed
"%PLACE%\venv\Scripts\gongkai.exe" --version
if errorlevel 1 goto failed
echo.
type "texts\upgraded.txt"
echo.
if not "%~1"=="/q" pause
exit /b 0

:missing
echo.
type "texts\not-installed.txt"
echo.
if not "%~1"=="/q" pause
exit /b 1

:failed
echo.
type "texts\failed.txt"
echo.
if not "%~1"=="/q" pause
exit /b 1
