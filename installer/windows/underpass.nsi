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
!include /CHARSET=UTF8 "texts.nsh"

Var wasRunning

; Asks what is running to end, waits until it has, and notes whether the tray program was among it. Leaves 0 in $0 when all
; is well.
!macro endRunning
  StrCpy $wasRunning "no"
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\underpassctl.exe"
    FindWindow $2 "UnderpassSystemEvents" ; app/tray/SystemEvents_win.cpp
    nsExec::ExecToStack '"$INSTDIR\underpassctl.exe" quit'
    Pop $0
    Pop $1
    FindWindow $3 "UnderpassSystemEvents"
    ${If} $2 P<> 0
    ${AndIf} $3 P= 0
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

; What core/system/SecretStore_win.cpp keeps in the Credential Manager. CREDENTIALW begins: flags, type, target name.
!macro forgetSecrets
  System::Call 'advapi32::CredEnumerateW(w "Underpass:*", i 0, *i .r1, *p .r2)i.r0'
  ${If} $0 <> 0
    IntOp $1 $1 - 1
    ${For} $3 0 $1
      IntOp $4 $3 * 8
      IntPtrOp $4 $2 + $4
      System::Call '*$4(p .r5)'
      System::Call '*$5(i, i .r6, w .r7)'
      System::Call 'advapi32::CredDeleteW(w r7, i r6, i 0)'
    ${Next}
    System::Call 'advapi32::CredFree(p r2)'
  ${EndIf}
!macroend

Section "Underpass"
  !insertmacro endRunning
  !insertmacro waitUntilFree "$INSTDIR\underpassctl.exe"
  !insertmacro waitUntilFree "$INSTDIR\underpass.exe"
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP "$(stillRunning)" /SD IDOK
    SetErrorLevel 5
    Abort "$(stillRunning)"
  ${EndIf}

  SetOutPath "$INSTDIR"
  ; Plugins that an older version brought and this one does not; in a folder that is not ours yet, they are somebody else's.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    Delete "$INSTDIR\platforms\*.dll"
    Delete "$INSTDIR\styles\*.dll"
  ${EndIf}
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
    MessageBox MB_OK|MB_ICONSTOP "$(stillRunning)" /SD IDOK
    SetErrorLevel 5
    Abort "$(stillRunning)"
  ${EndIf}
  ; Profiles, trusted host keys and secrets are the user's work: silence keeps them.
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "$(keepProfiles)" /SD IDYES IDYES keep
  !insertmacro forgetSecrets
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
