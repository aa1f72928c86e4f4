@echo off
rem ASCII only: cmd.exe reads batch files in the machine's own code page. Chinese is in texts\.
setlocal
chcp 65001 >nul
cd /d "%~dp0"
set "PLACE=%LOCALAPPDATA%\gongkai"
set "APPS=%LOCALAPPDATA%\Microsoft\WindowsApps"

if "%~1"=="/q" goto remove
echo.
type "texts\ask-remove.txt"
echo.
choice /c YN /n
if errorlevel 2 exit /b 1

:remove
if exist "%PLACE%\venv" rmdir /s /q "%PLACE%\venv"
if exist "%APPS%\gongkai.cmd" del "%APPS%\gongkai.cmd"
if exist "%PLACE%\venv" goto failed
rmdir "%PLACE%" >nul 2>nul
echo.
type "texts\removed.txt"
echo.
if not "%~1"=="/q" pause
exit /b 0

:failed
echo.
type "texts\in-use.txt"
echo.
if not "%~1"=="/q" pause
exit /b 1
