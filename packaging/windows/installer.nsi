; The installer for Windows: for one person, without an administrator, 64 bits.
; Built by packaging/build_windows.py, which says with /D what stands in capitals.
;   setup.exe /S            installs without a window, for managed computers
;   setup.exe /S /D=C:\dir  the same, into a folder of choice; /D comes last and takes no quotes
;   Uninstall.exe /S        removes it again; the person's own data stay where they are
Unicode true
!include MUI2.nsh
!include FileFunc.nsh

!define NAME "FlowIQ Desktop"
!define PROGRAM "${NAME}.exe"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\FlowIQ Desktop"
!define CLASSES "Software\Classes\Applications\${PROGRAM}"

Name "${NAME}"
OutFile "${OUT}"
; Where the machine has the makensis for it the installer is a 64-bit program itself.
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
ManifestDPIAware true
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} Setup"
VIAddVersionKey /LANG=0 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=0 "LegalCopyright" "${PUBLISHER}, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first one is for systems in any other language. NSIS has no isiZulu.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Afrikaans"
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Portuguese"
!insertmacro MUI_LANGUAGE "PortugueseBR"
!insertmacro MUI_LANGUAGE "Spanish"

LangString RUNNING ${LANG_ENGLISH} "${NAME} is open. Close it, and then go on."
LangString RUNNING ${LANG_AFRIKAANS} "${NAME} is oop. Maak dit toe, en gaan dan voort."
LangString RUNNING ${LANG_ARABIC} "البرنامج ${NAME} مفتوح. أغلقه ثم تابع."
LangString RUNNING ${LANG_FRENCH} "${NAME} est ouvert. Fermez-le, puis continuez."
LangString RUNNING ${LANG_PORTUGUESE} "O ${NAME} está aberto. Feche-o e depois continue."
LangString RUNNING ${LANG_PORTUGUESEBR} "O ${NAME} está aberto. Feche-o e depois continue."
LangString RUNNING ${LANG_SPANISH} "${NAME} está abierto. Ciérrelo y continúe."

; A program that runs cannot be written over: Windows keeps its file. Without a window nobody can be
; asked, so that ends with the code 4.
!macro WAIT_UNTIL_CLOSED
  again:
    IfFileExists "$INSTDIR\${PROGRAM}" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    IfErrors 0 free
    SetErrorLevel 4
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    Quit
  free:
    FileClose $0
  closed:
!macroend

; What an earlier version put there goes first, so that nothing of it stays. Only what this installer
; wrote is removed: somebody may have chosen a folder that holds other things.
!macro REMOVE_PROGRAM
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\flowiq-desktop.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\Uninstall.exe"
!macroend

!macro CAN_OPEN ENDING
  WriteRegStr HKCU "${CLASSES}\SupportedTypes" ".${ENDING}" ""
!macroend

Section
  !insertmacro WAIT_UNTIL_CLOSED
  !insertmacro REMOVE_PROGRAM
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  File "/oname=LICENSE.txt" "${LICENCE}"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  ; "Open with", for those who choose it: no file is taken away from Excel.
  WriteRegStr HKCU "${CLASSES}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  !insertmacro CAN_OPEN "xlsx"
  !insertmacro CAN_OPEN "xlsm"
  !insertmacro CAN_OPEN "xlsb"
  !insertmacro CAN_OPEN "xls"
  !insertmacro CAN_OPEN "ods"
  !insertmacro CAN_OPEN "csv"
  ; What Settings, Apps shows, and managed computers ask.
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${KEY}" "URLInfoAbout" "${HOME}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
  !insertmacro WAIT_UNTIL_CLOSED
  SetOutPath "$TEMP"
  !insertmacro REMOVE_PROGRAM
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${CLASSES}"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
