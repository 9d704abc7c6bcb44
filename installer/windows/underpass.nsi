; SPDX-License-Identifier: MIT
; The installer for one user. installer/build passes: VERSION, STAGE (folder to pack), OUTPUT, SIZE_KB.
; Silent: /S, folder: /D=C:\folder (last, unquoted). No message box without an answer for silent runs (/SD).
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestSupportedOS Win10
ManifestDPIAware true
RequestExecutionLevel user
SetOverwrite on
CRCCheck force

!include LogicLib.nsh
!include MUI2.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Underpass"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define MODEL_ID "Underpass.Underpass"

Name "Underpass"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Underpass"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "Underpass ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Underpass"
VIAddVersionKey "FileDescription" "Underpass Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "The Underpass authors"
VIAddVersionKey "LegalCopyright" "MIT licence; see NOTICES.txt"

!define MUI_ICON "${STAGE}\..\underpass.ico"
!define MUI_UNICON "${STAGE}\..\underpass.ico"
!define MUI_ABORTWARNING
!ifdef WITH_WINDOW
!define MUI_FINISHPAGE_RUN "$INSTDIR\underpass.exe"
!endif
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var wasRunning

; Asks what is running to end, waits until it has, and notes whether the window was among it. Leaves 0 in $0 when all is well.
!macro endRunning
  StrCpy $wasRunning "no"
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\underpassctl.exe"
    nsExec::ExecToStack '"$INSTDIR\underpassctl.exe" quit'
    Pop $0
    Pop $1
    ; "Underpass was not running." or "Underpass has ended."
    StrCpy $2 $1 19
    ${If} $2 == "Underpass has ended"
      StrCpy $wasRunning "yes"
    ${EndIf}
  ${EndIf}
!macroend

; A file that is still in use cannot be opened for writing.
!macro waitUntilFree file
  ${If} ${FileExists} "${file}"
    StrCpy $1 0
    ${Do}
      ClearErrors
      FileOpen $2 "${file}" a
      ${IfNot} ${Errors}
        FileClose $2
        ${Break}
      ${EndIf}
      IntOp $1 $1 + 1
      Sleep 250
    ${LoopUntil} $1 >= 40
    ${If} $1 >= 40
      StrCpy $0 1
    ${EndIf}
  ${EndIf}
!macroend

; Writes System.AppUserModel.ID into a shortcut: IShellLink is loaded from the file, changed through its IPropertyStore, saved.
!macro nameShortcut file
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r3 ""
  ${If} $3 P<> 0
    ${IUnknown::QueryInterface} $3 '("${IID_IPersistFile}",.r4)'
    ${IUnknown::QueryInterface} $3 '("${IID_IPropertyStore}",.r5)'
    ${If} $4 P<> 0
    ${AndIf} $5 P<> 0
      ${IPersistFile::Load} $4 '("${file}",${STGM_READWRITE})'
      System::Call 'Oleaut32::SysAllocString(w "${MODEL_ID}")p.r6'
      System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r7'
      System::Call '*(&i2 ${VT_BSTR},&i2 0,&i2 0,&i2 0,p r6,p 0)p.r8'
      ${IPropertyStore::SetValue} $5 '($7,$8)'
      ${IPropertyStore::Commit} $5 ""
      ${IPersistFile::Save} $4 '("${file}",1)'
      System::Free $8
      System::Free $7
      System::Call 'Oleaut32::SysFreeString(pr6)'
    ${EndIf}
    ${IUnknown::Release} $5 ""
    ${IUnknown::Release} $4 ""
    ${IUnknown::Release} $3 ""
  ${EndIf}
!macroend

Section "Underpass"
  !insertmacro endRunning
  !insertmacro waitUntilFree "$INSTDIR\underpassctl.exe"
  !insertmacro waitUntilFree "$INSTDIR\underpass.exe"
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP "Underpass is still running and does not end. End it from its tray icon, then start this again." /SD IDOK
    SetErrorLevel 5
    Abort "Underpass is still running."
  ${EndIf}

  SetOutPath "$INSTDIR"
  ; What an older version brought and this one does not.
  RMDir /r "$INSTDIR\platforms"
  RMDir /r "$INSTDIR\styles"
  RMDir /r "$INSTDIR\imageformats"
  File /r "${STAGE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

!ifdef WITH_WINDOW
  CreateShortcut "$SMPROGRAMS\Underpass.lnk" "$INSTDIR\underpass.exe"
  ; The name under which Windows groups windows and shows notifications; the program gives itself the same.
  !insertmacro nameShortcut "$SMPROGRAMS\Underpass.lnk"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\underpass.exe"
!else
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\underpassctl.exe"
!endif
  WriteRegStr HKCU "${KEY}" "DisplayName" "Underpass"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Underpass authors"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1

!ifdef WITH_WINDOW
  ; Tunnels that ran before a silent update run again after it; otherwise the last page asks.
  ${If} ${Silent}
  ${AndIf} $wasRunning == "yes"
    Exec '"$INSTDIR\underpass.exe" --hidden'
  ${EndIf}
!endif
SectionEnd

Section "Uninstall"
  !insertmacro endRunning
  !insertmacro waitUntilFree "$INSTDIR\underpass.exe"
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP "Underpass is still running and does not end. End it from its tray icon, then start this again." /SD IDOK
    SetErrorLevel 5
    Abort "Underpass is still running."
  ${EndIf}
  ; Profiles and trusted host keys are the user's work: silence keeps them.
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "Keep your profiles and trusted host keys for a later installation?" /SD IDYES IDYES keep
  RMDir /r "$APPDATA\Underpass"
keep:
  RMDir "$APPDATA\Underpass" ; Only where there is nothing in it.
  RMDir /r "$LOCALAPPDATA\Underpass"
  !include "${STAGE}\..\uninstall-files.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Underpass.lnk"
  DeleteRegValue HKCU "${RUN}" "Underpass"
  DeleteRegValue HKCU "${APPROVED}" "Underpass"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
