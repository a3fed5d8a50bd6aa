; The installer for Windows: for one user, so nobody needs an administrator.
;   makensis -DVERSION=0.1.0 -DFOLDER=dist/windows/bullseye -DOUT=dist/windows/setup.exe packaging/bullseye.nsi
; It is built by scripts/windows_exe.py. What the user played is never touched, neither by a new version nor at the end.
Target amd64-unicode ; as the program: a 32-bit installer would need a second Wine to be tried
Name "Bullseye"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Bullseye"
InstallDirRegKey HKCU "Software\Bullseye" "InstallDir"
SetCompressor /SOLID lzma
Icon "${ICON}"
UninstallIcon "${ICON}"
ShowInstDetails nevershow
ShowUninstDetails show
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Bullseye"
VIAddVersionKey "FileDescription" "Bullseye, an aim trainer: installer"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Bullseye"
!define DATA "$LOCALAPPDATA\bullseye"

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section "Bullseye"
    ; Files of the version before that this one does not have must not stay: the program would find them.
    IfFileExists "$INSTDIR\bullseye.exe" 0 +2
    RMDir /r "$INSTDIR\_internal"
    SetOutPath "$INSTDIR"
    File /r "${FOLDER}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\Bullseye.lnk" "$INSTDIR\bullseye-gui.exe" "" "$INSTDIR\bullseye-gui.exe" 0
    WriteRegStr HKCU "Software\Bullseye" "InstallDir" "$INSTDIR"
    WriteRegStr HKCU "${ENTRY}" "DisplayName" "Bullseye"
    WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\bullseye-gui.exe"
    WriteRegStr HKCU "${ENTRY}" "Publisher" "bullseye contributors"
    WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
    WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
    ; Only what was put there: somebody may have chosen a folder with files of their own.
    Delete "$INSTDIR\bullseye.exe"
    Delete "$INSTDIR\bullseye-gui.exe"
    RMDir /r "$INSTDIR\_internal"
    RMDir /r "$INSTDIR\LICENSES"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Bullseye.lnk"
    DeleteRegKey HKCU "${ENTRY}"
    DeleteRegKey HKCU "Software\Bullseye"
    IfFileExists "${DATA}\*.*" 0 done
    DetailPrint "Your rounds are kept in ${DATA}; delete that folder if you want them gone."
    IfSilent done
    MessageBox MB_OK "Your rounds are kept in ${DATA}; delete that folder if you want them gone."
    done:
SectionEnd
