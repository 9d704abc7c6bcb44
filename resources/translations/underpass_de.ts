<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Check</name>
    <message>
        <source>%1 is %2.</source>
        <extracomment>%1 is a host, %2 its addresses.</extracomment>
        <translation>%1 ist %2.</translation>
    </message>
    <message>
        <source>Connected to %1.</source>
        <translation>Verbunden mit %1.</translation>
    </message>
    <message>
        <source>The key of %1 is trusted.</source>
        <translation>Dem Schlüssel von %1 wird vertraut.</translation>
    </message>
    <message>
        <source>Logged in as %1.</source>
        <translation>Angemeldet als %1.</translation>
    </message>
    <message>
        <source>Listening. %1</source>
        <extracomment>%1 is a forward: &quot;POP3: localhost:1110 to mail.example.org:110&quot;.</extracomment>
        <translation>Nimmt Verbindungen an. %1</translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation>%1 sagt: %2</translation>
    </message>
    <message>
        <source>%1 answers, but takes no callers now: &quot;%2&quot;. Try again later.</source>
        <translation>%1 antwortet, nimmt aber gerade niemanden an: „%2“. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>%1 answers, but does not speak %2: &quot;%3&quot;. Check the forward&apos;s target.</source>
        <extracomment>%2 is a protocol, &quot;POP3&quot;, %3 what was said instead.</extracomment>
        <translation>%1 antwortet, spricht aber nicht %2: „%3“. Prüfen Sie das Ziel der Weiterleitung.</translation>
    </message>
    <message>
        <source>%1 answers, but not in TLS, as %2 needs it (%3). Check the forward&apos;s target.</source>
        <extracomment>%2 is a protocol, &quot;POP3S&quot;, %3 a technical reason.</extracomment>
        <translation>%1 antwortet, aber nicht in TLS, wie %2 es braucht (%3). Prüfen Sie das Ziel der Weiterleitung.</translation>
    </message>
    <message>
        <source>%1 was reached, but does not answer in %2. Check the forward&apos;s target.</source>
        <extracomment>%2 is a protocol, &quot;POP3&quot;.</extracomment>
        <translation>%1 wurde erreicht, antwortet aber nicht in %2. Prüfen Sie das Ziel der Weiterleitung.</translation>
    </message>
    <message>
        <source>%1 speaks %2.</source>
        <extracomment>%2 is a protocol, &quot;PostgreSQL&quot;.</extracomment>
        <translation>%1 spricht %2.</translation>
    </message>
    <message>
        <source>%1 speaks %2. Its certificate is for: %3</source>
        <extracomment>%2 is a protocol, &quot;POP3S&quot;, %3 names of servers.</extracomment>
        <translation>%1 spricht %2. Sein Zertifikat gilt für: %3</translation>
    </message>
    <message>
        <source>%1 was reached.</source>
        <translation>%1 wurde erreicht.</translation>
    </message>
    <message>
        <source>The server connects to what programs ask for at %1.</source>
        <extracomment>%1 is where a SOCKS proxy listens, &quot;localhost:1080&quot;.</extracomment>
        <translation>Der Server verbindet mit dem, was Programme bei %1 verlangen.</translation>
    </message>
    <message>
        <source>The certificate expires soon, on %1 (days left: %2).</source>
        <translation>Das Zertifikat läuft bald ab, am %1 (verbleibende Tage: %2).</translation>
    </message>
    <message>
        <source>Nobody but the server vouches for the certificate (self-signed), so a program may ask whether to trust it.</source>
        <translation>Für das Zertifikat bürgt niemand als der Server selbst (selbstsigniert); ein Programm fragt daher womöglich, ob es ihm vertrauen soll.</translation>
    </message>
    <message>
        <source>No authority that this computer knows vouches for the certificate, so a program may ask whether to trust it.</source>
        <translation>Für das Zertifikat bürgt keine Stelle, die dieser Computer kennt; ein Programm fragt daher womöglich, ob es ihm vertrauen soll.</translation>
    </message>
    <message>
        <source>It did not say whether it offers encryption as well (%1).</source>
        <translation>Er hat nicht gesagt, ob er auch Verschlüsselung anbietet (%1).</translation>
    </message>
    <message>
        <source>It offers no encryption of its own (%1).</source>
        <translation>Er bietet keine eigene Verschlüsselung an (%1).</translation>
    </message>
    <message>
        <source>It offers encryption as well (%1), but does not begin it.</source>
        <translation>Er bietet auch Verschlüsselung an (%1), beginnt sie aber nicht.</translation>
    </message>
    <message>
        <source>It offers encryption as well (%1), with a certificate for: %2</source>
        <translation>Er bietet auch Verschlüsselung an (%1), mit einem Zertifikat für: %2</translation>
    </message>
    <message>
        <source>The certificate expired on %1, by this computer&apos;s clock; programs may refuse it until the server has a new one.</source>
        <translation>Das Zertifikat ist nach der Uhr dieses Computers am %1 abgelaufen; Programme lehnen es womöglich ab, bis der Server ein neues hat.</translation>
    </message>
    <message>
        <source>The certificate counts only from %1 on, by this computer&apos;s clock; programs may refuse it until then.</source>
        <translation>Das Zertifikat gilt nach der Uhr dieses Computers erst ab %1; bis dahin lehnen Programme es womöglich ab.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Another account runs %1, so nothing was asked of it. Use the account that started it.</source>
        <translation>%1 läuft unter einem anderen Konto, darum wurde dort nichts gefragt. Verwenden Sie das Konto, das es gestartet hat.</translation>
    </message>
    <message>
        <source>Process %1 does not answer. If it was stopped, let it go on; otherwise end it, and try again.</source>
        <translation>Der Prozess %1 antwortet nicht. Falls er angehalten wurde, lassen Sie ihn weiterlaufen; sonst beenden Sie ihn und versuchen es noch einmal.</translation>
    </message>
    <message>
        <source>it</source>
        <extracomment>Stands for a server, file or port that is not known.</extracomment>
        <translation>es</translation>
    </message>
    <message>
        <source>%1 cannot be used as it is. Correct it and try again.</source>
        <translation>%1 kann so nicht verwendet werden. Berichtigen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check that it exists and that you may read it.</source>
        <translation>%1 kann nicht gelesen werden. Prüfen Sie, ob es vorhanden ist und ob Sie es lesen dürfen.</translation>
    </message>
    <message>
        <source>%1 cannot be written; what was there is unchanged. Check its permissions and the free space.</source>
        <translation>%1 kann nicht geschrieben werden; was dort stand, ist unverändert. Prüfen Sie die Zugriffsrechte und den freien Speicherplatz.</translation>
    </message>
    <message>
        <source>What is written in %1 cannot be used. The file was left as it is: correct it.</source>
        <translation>Was in %1 steht, kann nicht verwendet werden. Die Datei wurde nicht angerührt: berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>%1 was written by a newer Underpass and was left alone. Update Underpass to use it.</source>
        <translation>%1 wurde von einem neueren Underpass geschrieben und nicht angerührt. Aktualisieren Sie Underpass, um es zu verwenden.</translation>
    </message>
    <message>
        <source>There is no server named %1. Check the spelling, and whether it needs a VPN.</source>
        <translation>Es gibt keinen Server namens %1. Prüfen Sie die Schreibweise, und ob er ein VPN voraussetzt.</translation>
    </message>
    <message>
        <source>No name server told the address of %1. Check the network.</source>
        <translation>Kein Nameserver hat die Adresse von %1 genannt. Prüfen Sie das Netzwerk.</translation>
    </message>
    <message>
        <source>There is no way to %1 from here. Check the network connection.</source>
        <translation>Von hier führt kein Weg zu %1. Prüfen Sie die Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>%1 refuses connections. Check the port, and whether the SSH server runs.</source>
        <translation>%1 weist Verbindungen ab. Prüfen Sie den Port, und ob der SSH-Server läuft.</translation>
    </message>
    <message>
        <source>%1 does not answer. Check the address, and whether a firewall is in the way.</source>
        <translation>%1 antwortet nicht. Prüfen Sie die Adresse, und ob eine Firewall im Weg ist.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Die Verbindung zu %1 ist verloren gegangen.</translation>
    </message>
    <message>
        <source>%1 stopped answering.</source>
        <translation>%1 antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1 hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>%1 accepts no new connections right now.</source>
        <translation>%1 nimmt im Augenblick keine neuen Verbindungen an.</translation>
    </message>
    <message>
        <source>%1 sent something that is not valid SSH.</source>
        <translation>%1 hat etwas gesendet, das kein gültiges SSH ist.</translation>
    </message>
    <message>
        <source>The jump host %1 does not let you connect to the next server. Its administrator must permit it (AllowTcpForwarding, PermitOpen).</source>
        <translation>Der Jump-Host %1 lässt Sie nicht zum nächsten Server weiter. Sein Administrator muss es erlauben (AllowTcpForwarding, PermitOpen).</translation>
    </message>
    <message>
        <source>The jump host %1 cannot reach the next server. Check that server&apos;s name and port, as the jump host sees it.</source>
        <translation>Der Jump-Host %1 erreicht den nächsten Server nicht. Prüfen Sie dessen Namen und Port, wie der Jump-Host ihn sieht.</translation>
    </message>
    <message>
        <source>The host key of %1 was not accepted, so nothing was sent. Compare its fingerprint and connect again.</source>
        <translation>Der Hostschlüssel von %1 wurde nicht angenommen, deshalb wurde nichts gesendet. Vergleichen Sie den Fingerabdruck und verbinden Sie noch einmal.</translation>
    </message>
    <message>
        <source>The host key of %1 has changed: somebody may be in between. Nothing was sent. Ask the server&apos;s administrator before you replace the key.</source>
        <translation>Der Hostschlüssel von %1 hat sich geändert: Es könnte jemand dazwischen sein. Es wurde nichts gesendet. Fragen Sie den Administrator des Servers, bevor Sie den Schlüssel ersetzen.</translation>
    </message>
    <message>
        <source>The host key of %1 has been revoked. Nothing was sent. Ask the server&apos;s administrator.</source>
        <translation>Der Hostschlüssel von %1 wurde widerrufen. Es wurde nichts gesendet. Fragen Sie den Administrator des Servers.</translation>
    </message>
    <message>
        <source>The server did not accept the log-in of %1. Check the account and its password or key.</source>
        <translation>Der Server hat die Anmeldung von %1 nicht angenommen. Prüfen Sie das Konto und sein Passwort oder seinen Schlüssel.</translation>
    </message>
    <message>
        <source>The log-in at %1 took too long and was given up.</source>
        <translation>Die Anmeldung bei %1 dauerte zu lange und wurde aufgegeben.</translation>
    </message>
    <message>
        <source>There is nothing to log in with as %1. Set up a key, an agent or a password in the profile.</source>
        <translation>Es ist nichts da, womit %1 sich anmelden könnte. Richten Sie im Profil einen Schlüssel, einen Agenten oder ein Passwort ein.</translation>
    </message>
    <message>
        <source>The key file %1 cannot be used.</source>
        <translation>Die Schlüsseldatei %1 kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The passphrase does not open %1. Connect again to enter it once more.</source>
        <translation>Die Passphrase öffnet %1 nicht. Verbinden Sie noch einmal, um sie neu einzugeben.</translation>
    </message>
    <message>
        <source>The SSH agent (%1) cannot be used. Start it, or choose another way to log in.</source>
        <translation>Der SSH-Agent (%1) kann nicht verwendet werden. Starten Sie ihn, oder wählen Sie eine andere Anmeldung.</translation>
    </message>
    <message>
        <source>There is no secret store here (%1), so passwords are asked for each time.</source>
        <translation>Hier gibt es keinen Geheimnisspeicher (%1), deshalb wird jedes Mal nach Passwörtern gefragt.</translation>
    </message>
    <message>
        <source>%1 is in use by another program. Close that program or choose another port.</source>
        <translation>%1 wird von einem anderen Programm verwendet. Schließen Sie dieses Programm, oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>%1 is reserved by the system. Choose another port.</source>
        <translation>%1 ist dem System vorbehalten. Wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>It is not possible to listen on %1.</source>
        <translation>Auf %1 können keine Verbindungen angenommen werden.</translation>
    </message>
    <message>
        <source>The server does not allow a forward to %1. Its administrator must permit it (AllowTcpForwarding, PermitOpen).</source>
        <translation>Der Server erlaubt keine Weiterleitung zu %1. Sein Administrator muss es erlauben (AllowTcpForwarding, PermitOpen).</translation>
    </message>
    <message>
        <source>The server cannot reach %1. Check the forward&apos;s target.</source>
        <translation>Der Server erreicht %1 nicht. Prüfen Sie das Ziel der Weiterleitung.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Something in Underpass itself went wrong (%1). Please report it.</source>
        <translation>In Underpass selbst ist etwas schiefgegangen (%1). Bitte melden Sie es.</translation>
    </message>
    <message>
        <source>The proxy %1 cannot be reached. Check its address and port in the profile, and whether you are in the network that it belongs to.</source>
        <translation>Der Proxy %1 ist nicht erreichbar. Prüfen Sie seine Adresse und seinen Port im Profil, und ob Sie in dem Netzwerk sind, zu dem er gehört.</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the log-in. Check the account at the proxy in the profile, and its password.</source>
        <translation>Der Proxy %1 hat die Anmeldung nicht angenommen. Prüfen Sie das Konto beim Proxy im Profil und sein Passwort.</translation>
    </message>
    <message>
        <source>The proxy %1 wants a log-in that Underpass does not speak. Ask its administrator whether it can take the Basic log-in, or use another way out.</source>
        <translation>Der Proxy %1 verlangt eine Anmeldung, die Underpass nicht spricht. Fragen Sie seinen Verwalter, ob er die Anmeldung „Basic“ annehmen kann, oder nehmen Sie einen anderen Weg hinaus.</translation>
    </message>
    <message>
        <source>The proxy %1 does not allow connections to the server. Its administrator must permit the server&apos;s address and port.</source>
        <translation>Der Proxy %1 erlaubt keine Verbindungen zum Server. Sein Administrator muss Adresse und Port des Servers erlauben.</translation>
    </message>
    <message>
        <source>The proxy %1 cannot reach the server. Check the server&apos;s name and port, as the proxy sees it.</source>
        <translation>Der Proxy %1 erreicht den Server nicht. Prüfen Sie Namen und Port des Servers, wie der Proxy ihn sieht.</translation>
    </message>
    <message>
        <source>What answers at %1 is not a proxy of the chosen kind. Check its port, and whether it is a SOCKS5 or an HTTP proxy.</source>
        <translation>Was bei %1 antwortet, ist kein Proxy der gewählten Art. Prüfen Sie seinen Port, und ob er ein SOCKS5- oder ein HTTP-Proxy ist.</translation>
    </message>
    <message>
        <source>%1 (At the jump host %2.)</source>
        <extracomment>%1 is a whole sentence, %2 an address.</extracomment>
        <translation>%1 (Am Jump-Host %2.)</translation>
    </message>
    <message>
        <source>This computer cannot reach %1, so a caller at the server was turned away. Check the forward&apos;s target, and whether its program runs.</source>
        <translation>Dieser Computer erreicht %1 nicht, darum wurde ein Anrufer am Server abgewiesen. Prüfen Sie das Ziel der Weiterleitung und ob dessen Programm läuft.</translation>
    </message>
    <message>
        <source>The server does not listen on %1 for you. Either that port is taken there, or the server&apos;s administrator must permit it (AllowTcpForwarding, PermitListen; ports below 1024 are for root).</source>
        <translation>Der Server nimmt für Sie auf %1 keine Verbindungen an. Entweder ist der Port dort belegt, oder der Administrator des Servers muss es erlauben (AllowTcpForwarding, PermitListen; Ports unter 1024 sind root vorbehalten).</translation>
    </message>
    <message>
        <source>A question about the log-in of %1 was not answered, so it was given up. Connect again to answer it.</source>
        <translation>Eine Frage zur Anmeldung von %1 wurde nicht beantwortet, deshalb wurde die Anmeldung aufgegeben. Verbinden Sie erneut, um sie zu beantworten.</translation>
    </message>
    <message>
        <source>The question for the password at the proxy %1 was not answered. Connect again to answer it.</source>
        <translation>Die Frage nach dem Passwort beim Proxy %1 wurde nicht beantwortet. Verbinden Sie erneut, um sie zu beantworten.</translation>
    </message>
    <message>
        <source>What is kept for %1 was refused, but could not be taken out of the secret store. Remove it there.</source>
        <translation>Was für %1 aufbewahrt ist, wurde abgelehnt, ließ sich aber nicht aus dem Geheimnisspeicher entfernen. Entfernen Sie es dort.</translation>
    </message>
    <message>
        <source>The secret store does not answer, so what is kept for %1 may still be there. Try again, or remove it there.</source>
        <translation>Der Geheimnisspeicher antwortet nicht; was für %1 aufbewahrt ist, liegt vielleicht noch darin. Versuchen Sie es noch einmal, oder entfernen Sie es dort.</translation>
    </message>
    <message>
        <source>What was typed for %1 could not be kept in the secret store. It is remembered until Underpass ends, and asked for after that.</source>
        <translation>Was für %1 eingegeben wurde, konnte nicht im Geheimnisspeicher abgelegt werden. Underpass merkt es sich bis zu seinem Ende und fragt danach wieder.</translation>
    </message>
    <message>
        <source>The SSH agent did not sign with the key %1. Unlock it or confirm there, and connect again.</source>
        <translation>Der SSH-Agent hat mit dem Schlüssel %1 nicht unterschrieben. Entsperren Sie ihn oder bestätigen Sie dort, und verbinden Sie noch einmal.</translation>
    </message>
    <message>
        <source>No SSH agent holds the key of %1. Add it to the agent, or name the private key file.</source>
        <translation>Kein SSH-Agent hat den Schlüssel zu %1. Fügen Sie ihn dem Agenten hinzu, oder geben Sie die private Schlüsseldatei an.</translation>
    </message>
    <message>
        <source>The log-in at %1 waited for somebody and was not completed. Connect again when you can do what it asks for.</source>
        <translation>Die Anmeldung bei %1 hat auf jemanden gewartet und wurde nicht abgeschlossen. Verbinden Sie neu, wenn Sie tun können, was sie verlangt.</translation>
    </message>
    <message>
        <source>The password of %1 has expired. Connect again to choose a new one, or change it at the server.</source>
        <translation>Das Passwort von %1 ist abgelaufen. Verbinden Sie neu, um ein neues zu wählen, oder ändern Sie es auf dem Server.</translation>
    </message>
    <message>
        <source>%1 The server says: %2</source>
        <extracomment>%1 is one or two whole sentences, %2 the server&apos;s own words.</extracomment>
        <translation>%1 Der Server sagt: %2</translation>
    </message>
    <message>
        <source>The host key of %1 could not be kept, so it holds for this connection only. You will be asked about it again.</source>
        <translation>Der Hostschlüssel von %1 konnte nicht aufbewahrt werden und gilt nur für diese Verbindung. Sie werden wieder danach gefragt.</translation>
    </message>
    <message>
        <source>What is known of servers in %1 does not count, because it cannot be read. Check that it is a file, and that you may read it.</source>
        <translation>Was in %1 über Server bekannt ist, zählt nicht, denn es kann nicht gelesen werden. Prüfen Sie, ob es eine Datei ist, und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired, so only its key counts. Its administrator must renew it.</source>
        <translation>Das Zertifikat von %1 ist abgelaufen, darum zählt nur der Schlüssel. Der Administrator muss es erneuern.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet, so only its key counts. Check the clock of this computer.</source>
        <translation>Das Zertifikat von %1 gilt noch nicht, darum zählt nur der Schlüssel. Prüfen Sie die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not for a server of this name, so only its key counts. Check the server&apos;s name in the profile.</source>
        <translation>Das Zertifikat von %1 ist nicht für einen Server dieses Namens, darum zählt nur der Schlüssel. Prüfen Sie den Namen des Servers im Profil.</translation>
    </message>
    <message>
        <source>The certificate of %1 does not count, only its key does. Ask its administrator.</source>
        <translation>Das Zertifikat von %1 zählt nicht, nur der Schlüssel. Fragen Sie den Administrator.</translation>
    </message>
    <message>
        <source>%1 offered further host keys that were not kept. Nothing else has changed.</source>
        <translation>%1 hat weitere Hostschlüssel angeboten, die nicht aufbewahrt wurden. Sonst hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>%1 and Underpass have nothing in common for a part of what protects the connection.</source>
        <translation>%1 und Underpass haben für einen Teil dessen, was die Verbindung schützt, nichts gemeinsam.</translation>
    </message>
    <message>
        <source>%1 has only old algorithms for a part of what protects the connection, and they are not permitted.</source>
        <translation>%1 hat für einen Teil dessen, was die Verbindung schützt, nur alte Verfahren, und diese sind nicht erlaubt.</translation>
    </message>
    <message>
        <source>For the key exchange the server has &quot;%1&quot;, and Underpass &quot;%2&quot;.</source>
        <translation>Für den Schlüsselaustausch hat der Server „%1“ und Underpass „%2“.</translation>
    </message>
    <message>
        <source>For its host key the server has &quot;%1&quot;, and Underpass &quot;%2&quot;.</source>
        <translation>Für seinen Hostschlüssel hat der Server „%1“ und Underpass „%2“.</translation>
    </message>
    <message>
        <source>For encryption (cipher) the server has &quot;%1&quot;, and Underpass &quot;%2&quot;.</source>
        <translation>Für die Verschlüsselung (Cipher) hat der Server „%1“ und Underpass „%2“.</translation>
    </message>
    <message>
        <source>To keep data from being changed (MAC) the server has &quot;%1&quot;, and Underpass &quot;%2&quot;.</source>
        <translation>Gegen das Verändern von Daten (MAC) hat der Server „%1“ und Underpass „%2“.</translation>
    </message>
    <message>
        <source>For compression the server has &quot;%1&quot;, and Underpass &quot;%2&quot;.</source>
        <translation>Für die Komprimierung hat der Server „%1“ und Underpass „%2“.</translation>
    </message>
    <message>
        <source>What it has is old, and safer things have taken its place. Best have it updated. Where that is not possible, these can be permitted for this server in the profile (oldAlgorithms): %1.</source>
        <translation>Was er hat, ist alt und durch Sichereres ersetzt. Am besten wird er aktualisiert. Wo das nicht geht, können diese für diesen Server im Profil erlaubt werden (oldAlgorithms): %1.</translation>
    </message>
    <message>
        <source>What it has is too old to be used, and cannot be permitted. Ask its administrator to update it.</source>
        <translation>Was er hat, ist zu alt, um benutzt zu werden, und kann nicht erlaubt werden. Bitten Sie seinen Administrator, ihn zu aktualisieren.</translation>
    </message>
    <message>
        <source>Underpass does not have what the server wants. Ask its administrator to permit one of those that Underpass has, or look for a newer Underpass.</source>
        <translation>Underpass hat nicht, was der Server verlangt. Bitten Sie seinen Administrator, eines von denen zu erlauben, die Underpass hat, oder sehen Sie nach einem neueren Underpass.</translation>
    </message>
    <message>
        <source>What answers at %1 is no SSH server.</source>
        <translation>Was bei %1 antwortet, ist kein SSH-Server.</translation>
    </message>
    <message>
        <source>%1 speaks only SSH 1, which protects nothing any more. Ask its administrator to update it.</source>
        <translation>%1 spricht nur SSH 1, das nichts mehr schützt. Bitten Sie seinen Administrator, ihn zu aktualisieren.</translation>
    </message>
    <message>
        <source>It is a web server (HTTP). Check the port, or sign in to this network first.</source>
        <translation>Es ist ein Webserver (HTTP). Prüfen Sie den Port, oder melden Sie sich zuerst in diesem Netzwerk an.</translation>
    </message>
    <message>
        <source>It speaks %1. Check the port: that of SSH is usually 22.</source>
        <translation>Er spricht %1. Prüfen Sie den Port: SSH hat meist 22.</translation>
    </message>
    <message>
        <source>Check the port, or sign in to this network first.</source>
        <translation>Prüfen Sie den Port, oder melden Sie sich zuerst in diesem Netzwerk an.</translation>
    </message>
    <message>
        <source>The SSH agent (%1) runs with more rights than Underpass and cannot be asked. Start it again without administrator rights.</source>
        <translation>Der SSH-Agent (%1) läuft mit mehr Rechten als Underpass und kann nicht gefragt werden. Starten Sie ihn neu, ohne Administratorrechte.</translation>
    </message>
    <message>
        <source>The SSH agent of Windows (%1) does not run. Enter &quot;Set-Service ssh-agent -StartupType Manual; Start-Service ssh-agent&quot; in PowerShell as an administrator, or start another agent.</source>
        <translation>Der SSH-Agent von Windows (%1) läuft nicht. Geben Sie als Administrator in der PowerShell „Set-Service ssh-agent -StartupType Manual; Start-Service ssh-agent“ ein, oder starten Sie einen anderen Agenten.</translation>
    </message>
    <message>
        <source>Waits for the SSH agent (%1), whose key logged in before. Start or unlock it; the rest happens by itself.</source>
        <translation>Wartet auf den SSH-Agenten (%1), dessen Schlüssel sich zuvor angemeldet hat. Starten oder entsperren Sie ihn; das Übrige geschieht von selbst.</translation>
    </message>
    <message>
        <source>A connection by %1 was refused.</source>
        <translation>Eine Verbindung von %1 wurde abgewiesen.</translation>
    </message>
    <message>
        <source>Only you and system services may use this forward.</source>
        <translation>Nur Sie und Systemdienste dürfen diese Weiterleitung benutzen.</translation>
    </message>
    <message>
        <source>Only you may use this forward.</source>
        <translation>Nur Sie dürfen diese Weiterleitung benutzen.</translation>
    </message>
    <message>
        <source>Only the programs on its list may use this forward.</source>
        <translation>Nur die Programme auf ihrer Liste dürfen diese Weiterleitung benutzen.</translation>
    </message>
    <message>
        <source>It could not be found out whose connection it was.</source>
        <translation>Wessen Verbindung es war, ließ sich nicht feststellen.</translation>
    </message>
    <message>
        <source>It is held by %1.</source>
        <extracomment>%1 is a program: &quot;python3.11 (pid 4711, anna)&quot;.</extracomment>
        <translation>Belegt hat ihn %1.</translation>
    </message>
    <message>
        <source>Linux keeps ports below %1 to programs with a permission. Take another one, or have the administrator open them to every program (sysctl net.ipv4.ip_unprivileged_port_start=%2) or to this one (setcap cap_net_bind_service=+ep, and the program&apos;s file).</source>
        <translation>Linux behält Ports unter %1 Programmen mit einer Erlaubnis vor. Nehmen Sie einen anderen, oder lassen Sie sie den Administrator für alle Programme freigeben (sysctl net.ipv4.ip_unprivileged_port_start=%2) oder für dieses (setcap cap_net_bind_service=+ep und die Datei des Programms).</translation>
    </message>
    <message>
        <source>Windows keeps whole ranges of ports for itself, and may give them back later; &quot;netsh int ipv4 show excludedportrange tcp&quot; lists them.</source>
        <translation>Windows behält ganze Bereiche von Ports für sich und gibt sie vielleicht später zurück; „netsh int ipv4 show excludedportrange tcp“ zählt sie auf.</translation>
    </message>
    <message>
        <source>Port %1 is usually that of %2, and SSH&apos;s is usually 22.</source>
        <translation>Port %1 ist gewöhnlich der von %2, der von SSH gewöhnlich 22.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>With ssh, everybody on this PC may use the port. Underpass lets in only who is allowed to.</source>
        <translation>Mit ssh darf jeder auf diesem PC den Port benutzen. Underpass lässt nur ein, wer es darf.</translation>
    </message>
    <message>
        <source>It is switched off, and not written.</source>
        <translation>Sie ist ausgeschaltet und wird nicht geschrieben.</translation>
    </message>
    <message>
        <source>ssh goes through a proxy by a command only, which a profile does not hold.</source>
        <translation>ssh geht nur mit einem Befehl durch einen Proxy, und ein Profil enthält keinen.</translation>
    </message>
    <message>
        <source>How it logs in there is not written: ssh needs a Host of its own for that.</source>
        <translation>Wie es sich dort anmeldet, wird nicht geschrieben: dafür braucht ssh einen eigenen Host.</translation>
    </message>
    <message>
        <source>It is not written.</source>
        <translation>Das wird nicht geschrieben.</translation>
    </message>
</context>
<context>
    <name>ForwardPresets</name>
    <message>
        <source>SOCKS proxy (dynamic)</source>
        <translation>SOCKS-Proxy (dynamisch)</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Another computer&apos;s screen</source>
        <translation>Den Bildschirm eines anderen Computers</translation>
    </message>
    <message>
        <source>A database</source>
        <translation>Eine Datenbank</translation>
    </message>
    <message>
        <source>A web page in another network</source>
        <translation>Eine Webseite in einem anderen Netz</translation>
    </message>
    <message>
        <source>Whatever a browser opens</source>
        <translation>Was ein Browser öffnet</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Remote Desktop, VNC</source>
        <translation>Remotedesktop, VNC</translation>
    </message>
    <message>
        <source>PostgreSQL, MySQL</source>
        <translation>PostgreSQL, MySQL</translation>
    </message>
    <message>
        <source>One server&apos;s pages, at an address of this PC</source>
        <translation>Die Seiten eines Servers, unter einer Adresse dieses PCs</translation>
    </message>
    <message>
        <source>A proxy for your browser: everything goes out from the server</source>
        <translation>Ein Proxy für Ihren Browser: alles geht vom Server aus hinaus</translation>
    </message>
    <message>
        <source>Any service with a port of its own</source>
        <translation>Jeder Dienst mit einem eigenen Port</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>Tunnel</translation>
    </message>
    <message>
        <source>Your mailbox is:</source>
        <translation>Ihr Postfach ist:</translation>
    </message>
    <message>
        <source>The screen is:</source>
        <translation>Der Bildschirm ist:</translation>
    </message>
    <message>
        <source>The database is:</source>
        <translation>Die Datenbank ist:</translation>
    </message>
    <message>
        <source>The page is:</source>
        <translation>Die Seite ist:</translation>
    </message>
    <message>
        <source>The service is:</source>
        <translation>Der Dienst ist:</translation>
    </message>
    <message>
        <source>POP3 (fetched to this PC)</source>
        <translation>POP3 (wird auf diesen PC geholt)</translation>
    </message>
    <message>
        <source>IMAP (stays on the server)</source>
        <translation>IMAP (bleibt auf dem Server)</translation>
    </message>
    <message>
        <source>Remote Desktop (Windows)</source>
        <translation>Remotedesktop (Windows)</translation>
    </message>
    <message>
        <source>Thunderbird, Outlook (classic) and others. Not the new Outlook.</source>
        <translation>Thunderbird, Outlook (klassisch) und andere. Nicht das neue Outlook.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>%1 would listen for other machines, too. Made %2; with &quot;who&quot; set to everyone-on-this-pc it can listen elsewhere.</source>
        <translation>%1 wäre auch für andere Rechner offen. Daraus wurde %2; mit „who“ auf everyone-on-this-pc ist eine andere Adresse möglich.</translation>
    </message>
    <message>
        <source>Underpass has no such option.</source>
        <translation>Underpass hat keine solche Option.</translation>
    </message>
    <message>
        <source>This is no forward that Underpass has.</source>
        <translation>Eine solche Weiterleitung hat Underpass nicht.</translation>
    </message>
    <message>
        <source>A profile holds no commands.</source>
        <translation>Ein Profil enthält keine Befehle.</translation>
    </message>
    <message>
        <source>An agent is never handed to the server, which could use it.</source>
        <translation>Ein Agent wird nie an den Server weitergereicht, der ihn benutzen könnte.</translation>
    </message>
    <message>
        <source>Underpass always checks the server&apos;s key, and keeps it in its own file.</source>
        <translation>Underpass prüft den Schlüssel des Servers immer und hebt ihn in einer eigenen Datei auf.</translation>
    </message>
    <message>
        <source>What is written there is not read.</source>
        <translation>Was dort steht, wird nicht gelesen.</translation>
    </message>
    <message>
        <source>Forwards listen for this machine only, unless &quot;who&quot; says otherwise.</source>
        <translation>Weiterleitungen sind nur für diesen Rechner da, wenn „who“ nichts anderes sagt.</translation>
    </message>
    <message>
        <source>Its value makes no sense here.</source>
        <translation>Der Wert ergibt hier keinen Sinn.</translation>
    </message>
    <message>
        <source>Passwords are not read; Underpass asks for them, and can keep them.</source>
        <translation>Passwörter werden nicht gelesen; Underpass fragt danach und kann sie behalten.</translation>
    </message>
    <message>
        <source>Underpass has no such proxy; it knows SOCKS 5 and HTTP.</source>
        <translation>Einen solchen Proxy hat Underpass nicht; es kennt SOCKS 5 und HTTP.</translation>
    </message>
    <message>
        <source>Underpass speaks SSH 2 only, which is safe.</source>
        <translation>Underpass spricht nur SSH 2, das sicher ist.</translation>
    </message>
    <message>
        <source>It goes to its server without a tunnel, which WinSCP does best by itself.</source>
        <translation>Sie geht ohne Tunnel zu ihrem Server; das kann WinSCP selbst am besten.</translation>
    </message>
    <message>
        <source>WinSCP takes another port each time. Made %1.</source>
        <translation>WinSCP nimmt jedes Mal einen anderen Port. Daraus wurde %1.</translation>
    </message>
    <message>
        <source>The file does not say which server the forwards are for. The first one of its list was taken: %1.</source>
        <translation>Die Datei sagt nicht, für welchen Server die Weiterleitungen sind. Genommen wurde der erste ihrer Liste: %1.</translation>
    </message>
    <message>
        <source>It let programs of other people on this PC in. Here only you may use it, unless &quot;who&quot; says otherwise.</source>
        <translation>Sie ließ Programme anderer Personen auf diesem PC ein. Hier dürfen nur Sie sie benutzen, wenn „who“ nichts anderes sagt.</translation>
    </message>
    <message>
        <source>MobaXterm keeps its tunnels (MobaSSHTunnel) in a form that is not described anywhere. Add their forwards by hand.</source>
        <translation>MobaXterm hält seine Tunnel (MobaSSHTunnel) in einer Form, die nirgends beschrieben ist. Fügen Sie deren Weiterleitungen von Hand hinzu.</translation>
    </message>
    <message>
        <source>No account is named there. Yours on this PC was taken: %1.</source>
        <translation>Dort ist kein Konto genannt. Genommen wurde Ihres auf diesem PC: %1.</translation>
    </message>
    <message>
        <source>%1 is a port of the profile &quot;%2&quot;. Made %3.</source>
        <translation>%1 ist ein Port des Profils „%2“. Daraus wurde %3.</translation>
    </message>
    <message>
        <source>It was for others on the PC, too. Made for you only; &quot;who&quot; can change that.</source>
        <translation>Sie war auch für andere auf dem PC. Nun ist sie nur für Sie; „who“ kann das ändern.</translation>
    </message>
    <message>
        <source>A profile of this name is there and is another one (%1). It stays as it is; give one of them another name.</source>
        <translation>Ein Profil dieses Namens gibt es, und es ist ein anderes (%1). Es bleibt, wie es ist; geben Sie einem von beiden einen anderen Namen.</translation>
    </message>
    <message>
        <source>There are 1000 profiles, and no more can be kept.</source>
        <translation>Es gibt 1000 Profile, und mehr können nicht aufbewahrt werden.</translation>
    </message>
    <message>
        <source>It is no SSH connection.</source>
        <translation>Das ist keine SSH-Verbindung.</translation>
    </message>
    <message>
        <source>It names no server.</source>
        <translation>Es ist kein Server genannt.</translation>
    </message>
    <message>
        <source>It has no forward, so there is no tunnel.</source>
        <translation>Sie hat keine Weiterleitung, also ist da kein Tunnel.</translation>
    </message>
    <message>
        <source>It cannot be read: %1.</source>
        <translation>Sie kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>Only Windows has one: export it there (reg export), and choose the file.</source>
        <translation>Nur Windows hat eine: exportieren Sie sie dort (reg export), und wählen Sie die Datei.</translation>
    </message>
    <message>
        <source>It would have connected by itself. Turn that on once you have looked at it.</source>
        <translation>Sie hätte sich selbst verbunden. Schalten Sie das ein, wenn Sie sie angesehen haben.</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>%1: host key changed</source>
        <extracomment>%1 is a profile&apos;s name, here and in the other titles.</extracomment>
        <translation>%1: Hostschlüssel geändert</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1: gescheitert</translation>
    </message>
    <message>
        <source>%1: connected again</source>
        <translation>%1: wieder verbunden</translation>
    </message>
    <message>
        <source>The tunnel works again.</source>
        <translation>Der Tunnel funktioniert wieder.</translation>
    </message>
    <message>
        <source>%1: needs your answer</source>
        <translation>%1: braucht Ihre Antwort</translation>
    </message>
    <message>
        <source>%1: connection lost</source>
        <translation>%1: Verbindung verloren</translation>
    </message>
    <message>
        <source>Underpass keeps trying to reconnect.</source>
        <translation>Underpass versucht weiter, neu zu verbinden.</translation>
    </message>
    <message>
        <source>%1: waits for you</source>
        <translation>%1: wartet auf Sie</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>Der Server sagt: %1</translation>
    </message>
    <message>
        <source>Underpass runs on here</source>
        <translation>Underpass läuft hier weiter</translation>
    </message>
    <message>
        <source>Tunnels that are up stay up. A click on this icon brings the window back; its menu has Quit.</source>
        <translation>Tunnel, die stehen, bleiben. Ein Klick auf dieses Symbol bringt das Fenster zurück; in seinem Menü steht „Beenden“.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>The server %1 says: %2</source>
        <translation>Der Server %1 sagt: %2</translation>
    </message>
    <message>
        <source>Waiting for %1.</source>
        <translation>Es wird auf %1 gewartet.</translation>
    </message>
    <message>
        <source>Waiting for %1. If the log-in has to be approved elsewhere, on a telephone for instance, do so now.</source>
        <translation>Es wird auf %1 gewartet. Falls die Anmeldung anderswo bestätigt werden muss, etwa auf einem Telefon, tun Sie das jetzt.</translation>
    </message>
    <message>
        <source>Waiting for the SSH agent, which may be waiting for you: confirm in its window, enter its PIN or touch the security key.</source>
        <translation>Es wird auf den SSH-Agenten gewartet, der vielleicht auf Sie wartet: Bestätigen Sie in seinem Fenster, geben Sie seine PIN ein oder berühren Sie den Sicherheitsschlüssel.</translation>
    </message>
    <message>
        <source>The connection to %1 uses old algorithms: %2.</source>
        <translation>Die Verbindung zu %1 benutzt alte Verfahren: %2.</translation>
    </message>
</context>
<context>
    <name>OpenText</name>
    <message>
        <source>Asking %1 through the tunnel...</source>
        <translation>%1 wird durch den Tunnel gefragt...</translation>
    </message>
    <message>
        <source>It answers, but no program for Remote Desktop was found on this PC. Install one (%1), or enter this address in yours:</source>
        <translation>Der Dienst antwortet, aber auf diesem PC wurde kein Programm für Remotedesktop gefunden. Installieren Sie eines (%1), oder geben Sie diese Adresse in Ihrem ein:</translation>
    </message>
    <message>
        <source>It answers, but no VNC viewer was found on this PC. Install one (%1), or enter this address in yours:</source>
        <translation>Der Dienst antwortet, aber auf diesem PC wurde kein VNC-Programm gefunden. Installieren Sie eines (%1), oder geben Sie diese Adresse in Ihrem ein:</translation>
    </message>
    <message>
        <source>It answers, but no browser could be started. Enter this address in yours:</source>
        <translation>Der Dienst antwortet, aber es ließ sich kein Browser starten. Geben Sie diese Adresse in Ihrem ein:</translation>
    </message>
    <message>
        <source>Enter this in a terminal, with your account in front of the host:</source>
        <translation>Geben Sie dies in einem Terminal ein, mit Ihrem Konto vor dem Host:</translation>
    </message>
    <message>
        <source>Enter this in a terminal, or give a program such as DBeaver the host %1 and the port %2:</source>
        <translation>Geben Sie dies in einem Terminal ein, oder nennen Sie einem Programm wie DBeaver den Host %1 und den Port %2:</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The profile %1 has this id already.</source>
        <translation>Das Profil %1 hat diese Kennung schon.</translation>
    </message>
    <message>
        <source>Another profile has this name already.</source>
        <translation>Ein anderes Profil hat diesen Namen schon.</translation>
    </message>
    <message>
        <source>The profile %1 listens on %2 already: choose another port.</source>
        <translation>Das Profil %1 benutzt schon %2: Wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>The id has only letters, digits, &apos;-&apos; and &apos;_&apos;.</source>
        <translation>Die Kennung besteht nur aus Buchstaben, Ziffern, „-“ und „_“.</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>Der Name fehlt.</translation>
    </message>
    <message>
        <source>The name is longer than 200 characters.</source>
        <translation>Der Name ist länger als 200 Zeichen.</translation>
    </message>
    <message>
        <source>The name has characters that cannot be shown.</source>
        <translation>Der Name enthält Zeichen, die sich nicht anzeigen lassen.</translation>
    </message>
    <message>
        <source>The account is missing.</source>
        <translation>Das Konto fehlt.</translation>
    </message>
    <message>
        <source>The account is longer than 200 characters.</source>
        <translation>Das Konto ist länger als 200 Zeichen.</translation>
    </message>
    <message>
        <source>The account has characters that cannot be shown.</source>
        <translation>Das Konto enthält Zeichen, die sich nicht anzeigen lassen.</translation>
    </message>
    <message>
        <source>The account at the proxy is longer than 200 characters.</source>
        <translation>Das Konto am Proxy ist länger als 200 Zeichen.</translation>
    </message>
    <message>
        <source>The account at the proxy has characters that cannot be shown.</source>
        <translation>Das Konto am Proxy enthält Zeichen, die sich nicht anzeigen lassen.</translation>
    </message>
    <message>
        <source>The server is missing.</source>
        <translation>Der Server fehlt.</translation>
    </message>
    <message>
        <source>A server&apos;s name has letters, digits, dots and hyphens only, and at most 63 characters from one dot to the next.</source>
        <translation>Der Name eines Servers hat nur Buchstaben, Ziffern, Punkte und Bindestriche, und höchstens 63 Zeichen von Punkt zu Punkt.</translation>
    </message>
    <message>
        <source>The server&apos;s port is a number from 1 to 65535.</source>
        <translation>Der Port des Servers ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Choose at least one way to log in.</source>
        <translation>Wählen Sie mindestens eine Art der Anmeldung.</translation>
    </message>
    <message>
        <source>A key file on a network share would show your Windows log-in to that machine. Copy it to this one.</source>
        <translation>Eine Schlüsseldatei auf einer Netzwerkfreigabe würde Ihre Windows-Anmeldung jenem Rechner zeigen. Kopieren Sie sie auf diesen.</translation>
    </message>
    <message>
        <source>Give the key file&apos;s whole path: %1</source>
        <translation>Geben Sie den ganzen Pfad der Schlüsseldatei an: %1</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is missing.</source>
        <translation>Die Adresse des Proxys fehlt.</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is not valid.</source>
        <translation>Die Adresse des Proxys ist nicht gültig.</translation>
    </message>
    <message>
        <source>The proxy&apos;s port is a number from 1 to 65535.</source>
        <translation>Der Port des Proxys ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The account at an HTTP proxy has no colon: that is where its password begins.</source>
        <translation>Das Konto an einem HTTP-Proxy enthält keinen Doppelpunkt: Dort beginnt das Passwort.</translation>
    </message>
    <message>
        <source>The address to listen on is not valid.</source>
        <translation>Die Adresse, unter der die Weiterleitung erreichbar sein soll, ist nicht gültig.</translation>
    </message>
    <message>
        <source>A dynamic forward has no target: the program chooses it.</source>
        <translation>Eine dynamische Weiterleitung hat kein Ziel: Das Programm wählt es.</translation>
    </message>
    <message>
        <source>The target needs a host and a port from 1 to 65535.</source>
        <translation>Das Ziel braucht einen Host und einen Port von 1 bis 65535.</translation>
    </message>
    <message>
        <source>Other machines can connect to this address, so it cannot be for you only. Listen on localhost.</source>
        <translation>Andere Rechner können sich mit dieser Adresse verbinden, deshalb kann sie nicht nur für Sie sein. Nehmen Sie localhost.</translation>
    </message>
    <message>
        <source>Add at least one forward: without one nothing uses the tunnel.</source>
        <translation>Fügen Sie mindestens eine Weiterleitung hinzu: Ohne sie benutzt nichts den Tunnel.</translation>
    </message>
    <message>
        <source>Another forward of this profile listens on %1 already.</source>
        <translation>Eine andere Weiterleitung dieses Profils benutzt schon %1.</translation>
    </message>
    <message>
        <source>The keepalive is between 0 (off) and 600 seconds.</source>
        <translation>Der Abstand der Fragen liegt zwischen 0 (aus) und 600 Sekunden.</translation>
    </message>
    <message>
        <source>The waits between attempts are between 1 second and 1 day, the longest not below the first.</source>
        <translation>Die Pausen zwischen den Versuchen liegen zwischen 1 Sekunde und 1 Tag, die längste nicht unter der ersten.</translation>
    </message>
    <message>
        <source>Give a host key alias that known_hosts can hold: letters, digits, and any of .-_:[]% only.</source>
        <translation>Geben Sie einen Alias für den Hostschlüssel an, den known_hosts aufnehmen kann: nur Buchstaben, Ziffern und .-_:[]%.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no old algorithm that can be permitted. These can be: %2.</source>
        <translation>„%1“ ist kein altes Verfahren, das erlaubt werden kann. Diese können es: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too old to be permitted, whatever the server. These can be permitted: %2.</source>
        <translation>„%1“ ist zu alt, um erlaubt zu werden, gleich für welchen Server. Diese können erlaubt werden: %2.</translation>
    </message>
    <message>
        <source>Give the whole path of the agent&apos;s socket, or on Windows its pipe (\\.\pipe\NAME) or pageant: %1</source>
        <translation>Geben Sie den ganzen Pfad zum Socket des Agenten an, unter Windows seine Pipe (\\.\pipe\NAME) oder pageant: %1</translation>
    </message>
    <message>
        <source>A group&apos;s name has 1 to 64 characters that can be shown, without commas: &quot;%1&quot;</source>
        <translation>Der Name einer Gruppe hat 1 bis 64 darstellbare Zeichen und kein Komma: „%1“</translation>
    </message>
</context>
<context>
    <name>ProfileDraft</name>
    <message>
        <source>agent, then key file, then password</source>
        <translation>Agent, dann Schlüsseldatei, dann Passwort</translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation>SSH-Agent</translation>
    </message>
    <message>
        <source>key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>what this PC&apos;s settings say</source>
        <translation>was die Einstellungen dieses PCs sagen</translation>
    </message>
    <message>
        <source>SOCKS5 proxy</source>
        <translation>SOCKS5-Proxy</translation>
    </message>
    <message>
        <source>HTTP proxy</source>
        <translation>HTTP-Proxy</translation>
    </message>
    <message>
        <source>this PC</source>
        <translation>dieser PC</translation>
    </message>
    <message>
        <source>the system&apos;s proxy, if there is one</source>
        <translation>der Proxy des Systems, falls es einen gibt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kind of proxy, address</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ProfileStore</name>
    <message>
        <source>What is running goes on as it is.</source>
        <translation>Was läuft, läuft weiter wie bisher.</translation>
    </message>
    <message>
        <source>Its last good copy is used instead.</source>
        <translation>Stattdessen wird ihre letzte gute Kopie verwendet.</translation>
    </message>
    <message>
        <source>There is no good copy of it.</source>
        <translation>Es gibt keine gute Kopie davon.</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Connecting.</source>
        <translation>Wird verbunden.</translation>
    </message>
    <message>
        <source>Connecting, attempt %1.</source>
        <translation>Wird verbunden, Versuch %1.</translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>%1, any free port</source>
        <translation>%1, irgendein freier Port</translation>
    </message>
    <message>
        <source>turned off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>not listening</source>
        <translation>nimmt keine Verbindungen an</translation>
    </message>
    <message>
        <source>%1 on the server to %2</source>
        <extracomment>%1 is where the server listens, %2 a host and port that this computer reaches.</extracomment>
        <translation>%1 auf dem Server nach %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>%1 is where this computer listens, %2 a host and port that the server reaches.</extracomment>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>only me</source>
        <translation>nur ich</translation>
    </message>
    <message>
        <source>me and system services</source>
        <translation>ich und Systemdienste</translation>
    </message>
    <message>
        <source>everyone on this PC</source>
        <translation>alle an diesem PC</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>unbekanntes Programm</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>program (user)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>The host key of %1 is not known yet. Compare its fingerprint and answer.</source>
        <translation>Der Hostschlüssel von %1 ist noch nicht bekannt. Vergleichen Sie den Fingerabdruck und antworten Sie.</translation>
    </message>
    <message>
        <source>The password of %1 was not accepted. Enter it once more.</source>
        <translation>Das Passwort von %1 wurde nicht angenommen. Geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>The password of %1 is needed. Enter it to connect.</source>
        <translation>Das Passwort von %1 wird gebraucht. Geben Sie es ein, um zu verbinden.</translation>
    </message>
    <message>
        <source>The passphrase does not open %1. Enter it once more.</source>
        <translation>Die Passphrase öffnet %1 nicht. Geben Sie sie noch einmal ein.</translation>
    </message>
    <message>
        <source>The passphrase of %1 is needed. Enter it to connect.</source>
        <translation>Die Passphrase von %1 wird gebraucht. Geben Sie sie ein, um zu verbinden.</translation>
    </message>
    <message>
        <source>The server asks %1 for a code. Enter it to connect.</source>
        <translation>Der Server fragt %1 nach einem Code. Geben Sie ihn ein, um zu verbinden.</translation>
    </message>
    <message>
        <source>Connected, but one forward does not listen: %1.</source>
        <translation>Verbunden, aber eine Weiterleitung nimmt keine Verbindungen an: %1.</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>Verbunden.</translation>
    </message>
    <message numerus="yes">
        <source>The server has not answered for %n second(s). The tunnel is being checked.</source>
        <translation>
            <numerusform>Der Server hat seit %n Sekunde nicht geantwortet. Der Tunnel wird geprüft.</numerusform>
            <numerusform>Der Server hat seit %n Sekunden nicht geantwortet. Der Tunnel wird geprüft.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected for %1.</source>
        <translation>Verbunden seit %1.</translation>
    </message>
    <message>
        <source>%1 Nothing was heard from the server for %2; it is not asked.</source>
        <extracomment>%1 is &quot;Connected for 3 min.&quot;, %2 an age such as &quot;2 min&quot;.</extracomment>
        <translation>%1 Seit %2 war vom Server nichts zu hören; er wird nicht gefragt.</translation>
    </message>
    <message>
        <source>%1 The server does not answer questions; its system&apos;s acknowledgements show that it is there.</source>
        <extracomment>%1 is &quot;Connected for 3 min.&quot;</extracomment>
        <translation>%1 Der Server beantwortet keine Fragen; dass er da ist, zeigen die Bestätigungen seines Systems.</translation>
    </message>
    <message>
        <source>%1 Connecting again now.</source>
        <translation>%1 Wird jetzt neu verbunden.</translation>
    </message>
    <message numerus="yes">
        <source>%1 Connecting again in %n second(s).</source>
        <translation>
            <numerusform>%1 Wird in %n Sekunde neu verbunden.</numerusform>
            <numerusform>%1 Wird in %n Sekunden neu verbunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Waiting to reconnect</source>
        <translation>Wartet auf neue Verbindung</translation>
    </message>
    <message>
        <source>Connected with problems</source>
        <translation>Verbunden, mit Störungen</translation>
    </message>
    <message>
        <source>Needs your answer</source>
        <translation>Braucht Ihre Antwort</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
    <message>
        <source>The proxy did not accept the password of %1. Enter it once more.</source>
        <translation>Der Proxy hat das Passwort von %1 nicht angenommen. Geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>The proxy wants the password of %1. Enter it to connect.</source>
        <translation>Der Proxy verlangt das Passwort von %1. Geben Sie es ein, um zu verbinden.</translation>
    </message>
    <message>
        <source>SOCKS proxy: any target</source>
        <translation>SOCKS-Proxy: beliebiges Ziel</translation>
    </message>
    <message>
        <source>%1 from this PC</source>
        <translation>%1 von diesem PC aus</translation>
    </message>
    <message>
        <source>local</source>
        <extracomment>A kind of forward: ssh -L.</extracomment>
        <translation>lokal</translation>
    </message>
    <message>
        <source>remote</source>
        <extracomment>A kind of forward: ssh -R.</extracomment>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>dynamic</source>
        <extracomment>A kind of forward: ssh -D.</extracomment>
        <translation>dynamisch</translation>
    </message>
    <message>
        <source>%1 on the server</source>
        <extracomment>%1 is the address where the server listens.</extracomment>
        <translation>%1 am Server</translation>
    </message>
    <message>
        <source>whoever reaches it</source>
        <translation>wer sie erreicht</translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n program(s)</source>
        <extracomment>%1 is who may connect: &quot;only me&quot;.</extracomment>
        <translation>
            <numerusform>%1, mit %n Programm</numerusform>
            <numerusform>%1, mit %n Programmen</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not accept the new password of %1. Choose another one.</source>
        <translation>Der Server hat das neue Passwort von %1 nicht angenommen. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The password of %1 has expired. Choose a new one to connect.</source>
        <translation>Das Passwort von %1 ist abgelaufen. Wählen Sie ein neues, um zu verbinden.</translation>
    </message>
    <message>
        <source>Uses old: %1</source>
        <translation>Benutzt Altes: %1</translation>
    </message>
    <message>
        <source>ready, not used yet</source>
        <translation>bereit, noch nicht benutzt</translation>
    </message>
    <message>
        <source>works, last reached %1</source>
        <translation>funktioniert, zuletzt erreicht: %1</translation>
    </message>
    <message>
        <source>since %1: %2</source>
        <translation>seit %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1. Turned away: %2 at %3, %n time(s) in all</source>
        <extracomment>%1 is how a forward is doing: &quot;ready, not used yet&quot;. %2 is a program, or a person, that may not use it, as &quot;mail (anna)&quot;, %3 a time.</extracomment>
        <translation>
            <numerusform>%1. Abgewiesen: %2 um %3, insgesamt %n-mal</numerusform>
            <numerusform>%1. Abgewiesen: %2 um %3, insgesamt %n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>Target last reached: %1</source>
        <translation>Ziel zuletzt erreicht: %1</translation>
    </message>
    <message>
        <source>Last byte from there: %1</source>
        <translation>Letztes Byte von dort: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n time(s), last at %2</source>
        <extracomment>%1 is a sentence about who was turned away, %2 the time of the last time.</extracomment>
        <translation>
            <numerusform>%1 %n-mal, zuletzt um %2</numerusform>
            <numerusform>%1 %n-mal, zuletzt um %2</numerusform>
        </translation>
    </message>
    <message>
        <source>a forward is refused</source>
        <translation>eine Weiterleitung ist nicht möglich</translation>
    </message>
    <message>
        <source>a forward has trouble</source>
        <translation>eine Weiterleitung hat Schwierigkeiten</translation>
    </message>
    <message numerus="yes">
        <source>%1 The server last answered within %n ms.</source>
        <extracomment>%1 is &quot;Connected for 3 min.&quot;</extracomment>
        <translation>
            <numerusform>%1 Der Server hat zuletzt innerhalb von %n ms geantwortet.</numerusform>
            <numerusform>%1 Der Server hat zuletzt innerhalb von %n ms geantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>ready, last reached %1</source>
        <translation>bereit, zuletzt erreicht: %1</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Verbi&amp;nden</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>T&amp;rennen</translation>
    </message>
    <message>
        <source>&amp;Stop connecting</source>
        <translation>Verbinden &amp;abbrechen</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Connected, but this forward does not work: %1. %2</source>
        <extracomment>%1 is a forward, %2 a whole sentence.</extracomment>
        <translation>Verbunden, aber diese Weiterleitung funktioniert nicht: %1. %2</translation>
    </message>
    <message>
        <source>%1 This forward does not work: %2. %3</source>
        <extracomment>%1 is &quot;Connected for 3 min.&quot;, %2 a forward that the tunnel can do without, %3 a whole sentence.</extracomment>
        <translation>%1 Diese Weiterleitung funktioniert nicht: %2. %3</translation>
    </message>
    <message>
        <source>It waited for an answer of yours.</source>
        <translation>Er wartete auf eine Antwort von Ihnen.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>history</comment>
        <extracomment>%1 is a state, &quot;Connected&quot;, %2 for how long, &quot;6 h&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 or later</source>
        <translation>%1 oder später</translation>
    </message>
    <message numerus="yes">
        <source>Callers who may not use it were turned away %n time(s).</source>
        <translation>
            <numerusform>Aufrufer, die ihn nicht benutzen dürfen, wurden %n-mal abgewiesen.</numerusform>
            <numerusform>Aufrufer, die ihn nicht benutzen dürfen, wurden %n-mal abgewiesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The program that ran it ended without a word.</source>
        <translation>Das Programm, das ihn betrieb, endete ohne ein Wort.</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <extracomment>%1 is English, for support: what was tried, or what the system said.</extracomment>
        <translation>Einzelheiten: %1</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>%1: %2, with old algorithms</source>
        <extracomment>%1 is a profile&apos;s name, %2 the state of its tunnel in words; its connection is encrypted in old ways.</extracomment>
        <translation>%1: %2, mit alten Verfahren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a profile&apos;s name, %2 the state of its tunnel in words.
----------
%1 is a profile&apos;s name, %2 an address, in the second one %2 a protocol and %3 an address.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Underpass: not connected</source>
        <translation>Underpass: nicht verbunden</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is &quot;Mail: Connected&quot;, %2 how its forwards are doing: &quot;ready, not used yet&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>UseText</name>
    <message>
        <source>Incoming mail (POP3)</source>
        <translation>Posteingang (POP3)</translation>
    </message>
    <message>
        <source>Incoming mail (IMAP)</source>
        <translation>Posteingang (IMAP)</translation>
    </message>
    <message>
        <source>Outgoing mail (SMTP)</source>
        <translation>Postausgang (SMTP)</translation>
    </message>
    <message>
        <source>SOCKS5 or HTTP proxy</source>
        <translation>SOCKS5- oder HTTP-Proxy</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>protocol, host</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>None</source>
        <comment>connection security</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Normal password</source>
        <comment>Thunderbird&apos;s authentication method</comment>
        <translation>Passwort, normal</translation>
    </message>
    <message>
        <source>Password, transmitted insecurely</source>
        <comment>Thunderbird&apos;s authentication method</comment>
        <translation>Passwort, ungesichert übertragen</translation>
    </message>
    <message>
        <source>Password, without SPA</source>
        <comment>Outlook: Secure Password Authentication</comment>
        <translation>Passwort, ohne SPA</translation>
    </message>
    <message>
        <source>password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>The certificate is your mail server&apos;s and not localhost&apos;s, so the mail program warns.</source>
        <translation>Das Zertifikat gehört Ihrem Mailserver und nicht localhost, deshalb warnt das Mailprogramm.</translation>
    </message>
    <message>
        <source>Confirm the exception once, for this account.</source>
        <translation>Bestätigen Sie die Ausnahme einmal für dieses Konto.</translation>
    </message>
    <message>
        <source>Accept it for this account.</source>
        <translation>Nehmen Sie es für dieses Konto an.</translation>
    </message>
    <message>
        <source>Outlook (classic)</source>
        <translation>Outlook (klassisch)</translation>
    </message>
    <message>
        <source>Others</source>
        <comment>mail programs</comment>
        <translation>Andere</translation>
    </message>
    <message>
        <source>The mail program may warn that the password is sent unprotected. From this PC to %1 it is inside the tunnel, and the mail server is there.</source>
        <translation>Das Mailprogramm warnt vielleicht, dass das Passwort ungeschützt gesendet wird. Von diesem PC bis %1 ist es im Tunnel, und dort ist der Mailserver.</translation>
    </message>
    <message>
        <source>Protected from this PC to %1. From there to %2 it travels as your program sends it: it can be read on that way, unless the program encrypts it.</source>
        <extracomment>%1 is the SSH server, %2 another host.</extracomment>
        <translation>Geschützt von diesem PC bis %1. Von dort bis %2 geht es so weiter, wie Ihr Programm es sendet: es kann auf diesem Weg gelesen werden, wenn das Programm es nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>Take POP3S, IMAPS and SMTPS where %1 has them.</source>
        <translation>Nehmen Sie POP3S, IMAPS und SMTPS, wo %1 sie hat.</translation>
    </message>
    <message>
        <source>If sending is refused, choose STARTTLS for outgoing mail, and accept the certificate.</source>
        <translation>Wird das Senden abgelehnt, wählen Sie STARTTLS für den Postausgang und nehmen Sie das Zertifikat an.</translation>
    </message>
    <message>
        <source>The new Outlook cannot use a tunnel: it fetches mail through Microsoft&apos;s cloud. Programs from the Microsoft Store may not connect to this PC itself either.</source>
        <translation>Das neue Outlook kann keinen Tunnel benutzen: es holt E-Mail über die Cloud von Microsoft. Auch Programme aus dem Microsoft Store dürfen sich nicht mit diesem PC selbst verbinden.</translation>
    </message>
    <message>
        <source>Enter it in the program&apos;s proxy settings, and let it look names up through the proxy.</source>
        <translation>Tragen Sie ihn in den Proxyeinstellungen des Programms ein und lassen Sie es Namen über den Proxy auflösen.</translation>
    </message>
    <message>
        <source>Outlook may ask each time it starts: say yes.</source>
        <translation>Outlook fragt vielleicht bei jedem Start: antworten Sie mit Ja.</translation>
    </message>
    <message>
        <source>The certificate is that server&apos;s and not localhost&apos;s, so the browser warns.</source>
        <translation>Das Zertifikat gehört jenem Server und nicht localhost, deshalb warnt der Browser.</translation>
    </message>
    <message>
        <source>A page that sends the browser on to its own name leaves the tunnel. For such pages make a proxy: in the guide, &quot;Whatever a browser opens&quot;.</source>
        <translation>Eine Seite, die den Browser zu ihrem eigenen Namen weiterschickt, verlässt den Tunnel. Richten Sie für solche Seiten einen Proxy ein: im Assistenten „Was ein Browser öffnet“.</translation>
    </message>
    <message>
        <source>On Windows use Remote Desktop Connection (mstsc), which is part of it: programs from the Microsoft Store may not connect to this PC itself.</source>
        <translation>Nehmen Sie unter Windows die dort vorhandene Remotedesktopverbindung (mstsc): Programme aus dem Microsoft Store dürfen sich nicht mit diesem PC selbst verbinden.</translation>
    </message>
    <message>
        <source>Firefox: Settings, Network Settings, Manual proxy configuration; this address as SOCKS Host and Port, SOCKS v5, and &quot;Proxy DNS when using SOCKS v5&quot;. Chrome and Edge go by the system&apos;s proxy settings.</source>
        <translation>Firefox: Einstellungen, Verbindungs-Einstellungen, Manuelle Proxy-Konfiguration; diese Adresse als SOCKS-Host und Port, SOCKS v5, und „Bei Verwendung von SOCKS v5 den Proxy für DNS-Anfragen verwenden“. Chrome und Edge richten sich nach den Proxyeinstellungen des Systems.</translation>
    </message>
</context>
<context>
    <name>underpass::AboutDialog</name>
    <message>
        <source>About Underpass</source>
        <translation>Über Underpass</translation>
    </message>
    <message>
        <source>Underpass %1
Keeps SSH tunnels up, so that what your programs send cannot be read on the way.
Built with Qt %2.</source>
        <translation>Underpass %1
Hält SSH-Tunnel offen, damit unterwegs niemand mitlesen kann, was Ihre Programme senden.
Erstellt mit Qt %2.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
</context>
<context>
    <name>underpass::AppDesk</name>
    <message>
        <source>%1 runs already, in another program of Underpass. End it there or with &quot;underpassctl disconnect&quot;, and try again.</source>
        <translation>%1 läuft schon, in einem anderen Programm von Underpass. Beenden Sie ihn dort oder mit „underpassctl disconnect“ und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The tunnel %1 could not be changed. %2</source>
        <translation>Der Tunnel %1 konnte nicht geändert werden. %2</translation>
    </message>
    <message>
        <source>The tunnel %1 could not be changed. Process %2, which runs it, says: %3</source>
        <translation>Der Tunnel %1 konnte nicht geändert werden. Der Prozess %2, in dem er läuft, sagt: %3</translation>
    </message>
    <message>
        <source>The tunnel %1 was not taken over: process %2 was asked to end it and still has it. Try again, or end that process.</source>
        <translation>Der Tunnel %1 wurde nicht übernommen: Der Prozess %2 sollte ihn beenden und hat ihn immer noch. Versuchen Sie es noch einmal oder beenden Sie diesen Prozess.</translation>
    </message>
</context>
<context>
    <name>underpass::BoundControls</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>underpass::CardHead</name>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a state, &quot;Connected&quot;, %2 since how long, &quot;18 min&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n port(s)</source>
        <translation>
            <numerusform>%n Port</numerusform>
            <numerusform>%n Ports</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, only you</source>
        <extracomment>%1 is &quot;3 ports&quot;.</extracomment>
        <translation>%1, nur Sie</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n for others too</source>
        <translation>
            <numerusform>%1, %n auch für andere</numerusform>
            <numerusform>%1, %n auch für andere</numerusform>
        </translation>
    </message>
    <message>
        <source>answers in %1 ms</source>
        <translation>antwortet in %1 ms</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Verbindet neu</translation>
    </message>
    <message>
        <source>Reconnecting in %1</source>
        <translation>Verbindet neu in %1</translation>
    </message>
    <message numerus="yes">
        <source>%n port(s) at the server, for whoever reaches it</source>
        <translation>
            <numerusform>%n Port am Server, für alle, die ihn erreichen</numerusform>
            <numerusform>%n Ports am Server, für alle, die sie erreichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::CheckDialog</name>
    <message>
        <source>Look-up</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Hostschlüssel</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleitung</translation>
    </message>
    <message>
        <source> (%1 ms)</source>
        <translation> (%1 ms)</translation>
    </message>
    <message>
        <source>Test of %1 - Underpass</source>
        <translation>Test von %1 - Underpass</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Test läuft</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Something is in the way: see the line marked with ✗.</source>
        <translation>Etwas ist im Weg: siehe die Zeile mit ✗.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step, what it found</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>The server&apos;s administrator can permit it by these lines in sshd_config:</source>
        <translation>Die Verwaltung des Servers kann es mit diesen Zeilen in sshd_config erlauben:</translation>
    </message>
    <message>
        <source>This tunnel is just connecting, so there is nothing to try yet.</source>
        <translation>Dieser Tunnel verbindet sich gerade, deshalb gibt es noch nichts auszuprobieren.</translation>
    </message>
    <message>
        <source>Everything that was tried works.</source>
        <translation>Alles, was ausprobiert wurde, funktioniert.</translation>
    </message>
</context>
<context>
    <name>underpass::ConnectionsView</name>
    <message>
        <source>Close the chosen connection</source>
        <translation>Gewählte Verbindung schließen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Not connected: nothing goes through this tunnel.</source>
        <translation>Nicht verbunden: Durch diesen Tunnel geht nichts.</translation>
    </message>
    <message>
        <source>Nothing goes through this tunnel.</source>
        <translation>Durch diesen Tunnel geht nichts.</translation>
    </message>
    <message>
        <source>No program is using this tunnel. Point it to %1.</source>
        <extracomment>%1 is an address or several: &quot;localhost:1110, localhost:1143&quot;.</extracomment>
        <translation>Kein Programm benutzt diesen Tunnel. Stellen Sie es auf %1 ein.</translation>
    </message>
</context>
<context>
    <name>underpass::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy %1: %2</source>
        <translation>%1 kopieren: %2</translation>
    </message>
</context>
<context>
    <name>underpass::CopyText</name>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>underpass::ForSeveral</name>
    <message>
        <source>&amp;Connect all</source>
        <translation>Alle &amp;verbinden</translation>
    </message>
    <message>
        <source>&amp;Disconnect all</source>
        <translation>Alle &amp;trennen</translation>
    </message>
    <message>
        <source>Reconnect a&amp;ll</source>
        <translation>&amp;Alle neu verbinden</translation>
    </message>
</context>
<context>
    <name>underpass::ForwardFields</name>
    <message>
        <source>Local: programs here reach a service there (ssh -L)</source>
        <translation>Lokal: Programme hier erreichen einen Dienst dort (ssh -L)</translation>
    </message>
    <message>
        <source>Remote: programs there reach a service here (ssh -R)</source>
        <translation>Entfernt: Programme dort erreichen einen Dienst hier (ssh -R)</translation>
    </message>
    <message>
        <source>Dynamic: a SOCKS proxy here (ssh -D)</source>
        <translation>Dynamisch: ein SOCKS-Proxy hier (ssh -D)</translation>
    </message>
    <message>
        <source>What connects to the address on this PC comes out at the server, which connects it to the target.</source>
        <translation>Was sich mit der Adresse an diesem PC verbindet, kommt am Server heraus, der es mit dem Ziel verbindet.</translation>
    </message>
    <message>
        <source>The server listens. What connects to it there comes out on this PC, which connects it to the target. Whoever can reach that address on the server can use it; its administrator must allow it (AllowTcpForwarding, GatewayPorts).</source>
        <translation>Der Server nimmt Verbindungen an. Was sich dort mit ihm verbindet, kommt an diesem PC heraus, der es mit dem Ziel verbindet. Wer jene Adresse am Server erreicht, kann sie benutzen; der Administrator muss es erlauben (AllowTcpForwarding, GatewayPorts).</translation>
    </message>
    <message>
        <source>Set this address as the SOCKS proxy of a browser or another program: the server then connects to whatever that program asks for.</source>
        <translation>Tragen Sie diese Adresse als SOCKS-Proxy in einem Browser oder einem anderen Programm ein: Der Server verbindet dann, wohin das Programm will.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Who may connect</source>
        <translation>Wer sich verbinden darf</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>A&amp;rt:</translation>
    </message>
    <message>
        <source>Wh&amp;o may connect:</source>
        <translation>Wer sich verbinden &amp;darf:</translation>
    </message>
    <message>
        <source>Only these &amp;programs:</source>
        <translation>&amp;Nur diese Programme:</translation>
    </message>
    <message>
        <source>&amp;Address on the server:</source>
        <translation>&amp;Adresse am Server:</translation>
    </message>
    <message>
        <source>&amp;Address on this PC:</source>
        <translation>&amp;Adresse an diesem PC:</translation>
    </message>
    <message>
        <source>Address on the server</source>
        <translation>Adresse am Server</translation>
    </message>
    <message>
        <source>Address on this PC</source>
        <translation>Adresse an diesem PC</translation>
    </message>
    <message>
        <source>a port, or localhost:1110; 0: any free port</source>
        <translation>ein Port oder localhost:1110; 0: irgendein freier Port</translation>
    </message>
    <message>
        <source>Tar&amp;get, seen from this PC:</source>
        <translation>Z&amp;iel, von diesem PC aus:</translation>
    </message>
    <message>
        <source>Tar&amp;get, seen from the server:</source>
        <translation>Z&amp;iel, vom Server aus:</translation>
    </message>
    <message>
        <source>Target, seen from this PC</source>
        <translation>Ziel, von diesem PC aus gesehen</translation>
    </message>
    <message>
        <source>Target, seen from the server</source>
        <translation>Ziel, vom Server aus gesehen</translation>
    </message>
    <message>
        <source>host:port; localhost is this PC</source>
        <translation>Host:Port; localhost ist dieser PC</translation>
    </message>
    <message>
        <source>host:port; localhost is the server itself</source>
        <translation>Host:Port; localhost ist der Server selbst</translation>
    </message>
    <message>
        <source>&amp;Needed for the tunnel to count as connected</source>
        <translation>Nötig, damit der T&amp;unnel als verbunden gilt</translation>
    </message>
</context>
<context>
    <name>underpass::ForwardList</name>
    <message>
        <source>Forwards</source>
        <translation>Weiterleitungen</translation>
    </message>
</context>
<context>
    <name>underpass::ForwardRow</name>
    <message>
        <source>turned off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>%1 is on</source>
        <translation>%1 ist an</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where it listens, who may connect</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <comment>connections</comment>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message>
        <source>↓ %1  ↑ %2</source>
        <comment>received, sent</comment>
        <translation>↓ %1  ↑ %2</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>How to use it...</source>
        <translation>So wird sie benutzt...</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>Öffnen...</translation>
    </message>
</context>
<context>
    <name>underpass::ForwardTable</name>
    <message>
        <source>&quot;%1&quot; is no address: write a port, or localhost:1110.</source>
        <translation>„%1“ ist keine Adresse: Schreiben Sie einen Port oder localhost:1110.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address: write host:port, as in localhost:110.</source>
        <translation>„%1“ ist keine Adresse: Schreiben Sie Host:Port, wie in localhost:110.</translation>
    </message>
    <message>
        <source>turned on</source>
        <translation>eingeschaltet</translation>
    </message>
    <message>
        <source>turned off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Who may connect</source>
        <translation>Wer darf</translation>
    </message>
    <message>
        <source>Write a port, or an address like localhost:1110.</source>
        <translation>Schreiben Sie einen Port oder eine Adresse wie localhost:1110.</translation>
    </message>
    <message>
        <source>Write where it leads, as in localhost:110.</source>
        <translation>Schreiben Sie, wohin sie führt, wie in localhost:110.</translation>
    </message>
    <message>
        <source>what programs ask for</source>
        <translation>was Programme verlangen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Listens at</source>
        <translation>Erreichbar unter</translation>
    </message>
</context>
<context>
    <name>underpass::ForwardsPage</name>
    <message>
        <source>Forwards</source>
        <translation>Weiterleitungen</translation>
    </message>
    <message>
        <source>%1 (port %2)</source>
        <translation>%1 (Port %2)</translation>
    </message>
    <message>
        <source>A service on this PC, for the server (remote)</source>
        <translation>Ein Dienst an diesem PC, für den Server (entfernt)</translation>
    </message>
    <message>
        <source>A&amp;dd a forward</source>
        <translation>Weiterleitung hin&amp;zufügen</translation>
    </message>
    <message>
        <source>No forward is chosen</source>
        <translation>Keine Weiterleitung gewählt</translation>
    </message>
    <message>
        <source>Forward %1</source>
        <translation>Weiterleitung %1</translation>
    </message>
    <message>
        <source>Forward %1: %2</source>
        <translation>Weiterleitung %1: %2</translation>
    </message>
    <message>
        <source>&amp;Remove this forward</source>
        <translation>Diese Weiterleitung &amp;entfernen</translation>
    </message>
</context>
<context>
    <name>underpass::Guide</name>
    <message>
        <source>Set up a tunnel - Underpass</source>
        <translation>Tunnel einrichten - Underpass</translation>
    </message>
    <message>
        <source>Through which SSH server?</source>
        <translation>Über welchen SSH-Server?</translation>
    </message>
    <message>
        <source>What do you want to reach?</source>
        <translation>Was möchten Sie erreichen?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Verbi&amp;nden</translation>
    </message>
    <message>
        <source>This tunnel has not worked yet.</source>
        <translation>Dieser Tunnel hat noch nicht funktioniert.</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Remove it</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Go on here</source>
        <translation>&amp;Hier weitermachen</translation>
    </message>
    <message>
        <source>Underpass carries it inside SSH, so that nobody between this PC and your server can read it.</source>
        <translation>Underpass trägt es in SSH, sodass niemand zwischen diesem PC und Ihrem Server es lesen kann.</translation>
    </message>
    <message>
        <source>Keep it anyway? It can be changed and connected later.</source>
        <translation>Trotzdem behalten? Er lässt sich später ändern und verbinden.</translation>
    </message>
    <message>
        <source>Keep this tunnel?</source>
        <translation>Diesen Tunnel behalten?</translation>
    </message>
    <message>
        <source>It has worked. What is ticked at the end of the guide is done only by &quot;Finish&quot;.</source>
        <translation>Er hat funktioniert. Was am Ende des Assistenten angehakt ist, geschieht nur mit „Fertig“.</translation>
    </message>
</context>
<context>
    <name>underpass::HistoryModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>underpass::HistoryView</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Forget this history...</source>
        <translation>Diesen Verlauf vergessen...</translation>
    </message>
    <message>
        <source>Nothing is known of the last 30 days. Once the tunnel was connected, this shows when it was up and when it was not, and why.</source>
        <translation>Über die letzten 30 Tage ist nichts bekannt. Sobald der Tunnel verbunden war, steht hier, wann er bestand und wann nicht, und warum.</translation>
    </message>
    <message>
        <source>Forget a history</source>
        <translation>Verlauf vergessen</translation>
    </message>
    <message>
        <source>Forget when &quot;%1&quot; was up?</source>
        <translation>Vergessen, wann „%1“ verbunden war?</translation>
    </message>
    <message>
        <source>Its tunnel goes on. The log keeps what it has.</source>
        <translation>Der Tunnel bleibt bestehen. Was im Protokoll steht, bleibt dort.</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
</context>
<context>
    <name>underpass::HopFields</name>
    <message>
        <source>Jump host</source>
        <translation>Jump-Host</translation>
    </message>
    <message>
        <source>Port of the jump host</source>
        <translation>Port des Jump-Hosts</translation>
    </message>
    <message>
        <source>Account on the jump host</source>
        <translation>Konto auf dem Jump-Host</translation>
    </message>
    <message>
        <source>the jump host&apos;s name or address</source>
        <translation>Name oder Adresse des Jump-Hosts</translation>
    </message>
    <message>
        <source>empty: the account on the server</source>
        <translation>leer: das Konto auf dem Server</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>&amp;Server:</translation>
    </message>
    <message>
        <source>p&amp;ort:</source>
        <translation>P&amp;ort:</translation>
    </message>
    <message>
        <source>&amp;Account:</source>
        <translation>&amp;Konto:</translation>
    </message>
    <message>
        <source>Name under which the jump host&apos;s key is kept</source>
        <translation>Name, unter dem der Schlüssel des Jump-Hosts aufbewahrt wird</translation>
    </message>
    <message>
        <source>empty: the jump host&apos;s name and port</source>
        <translation>leer: Name und Port des Jump-Hosts</translation>
    </message>
    <message>
        <source>Host ke&amp;y alias:</source>
        <translation>Alias des Hostschl&amp;üssels:</translation>
    </message>
</context>
<context>
    <name>underpass::HopTable</name>
    <message>
        <source>%1. (no server yet)</source>
        <translation>%1. (noch kein Server)</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>place in the order, address</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>underpass::HostKeyChangedDialog</name>
    <message>
        <source>%1 - Underpass</source>
        <translation>%1 - Underpass</translation>
    </message>
    <message>
        <source>✗ The host key of %1 has changed</source>
        <translation>✗ Der Hostschlüssel von %1 hat sich geändert</translation>
    </message>
    <message>
        <source>Either the server was set up anew, or somebody stands between it and you and would read your password and your mail. Nothing was sent. Ask the server&apos;s administrator, over the telephone rather than by mail, which of these is its key:</source>
        <translation>Entweder wurde der Server neu eingerichtet, oder jemand steht zwischen ihm und Ihnen und würde Ihr Passwort und Ihre Mail lesen. Es wurde nichts gesendet. Fragen Sie den Administrator des Servers, lieber am Telefon als per Mail, welcher davon sein Schlüssel ist:</translation>
    </message>
    <message>
        <source>On record until now (%1):</source>
        <translation>Bisher bekannt (%1):</translation>
    </message>
    <message>
        <source>Shown by whoever answers now:</source>
        <translation>Was jetzt antwortet, zeigt:</translation>
    </message>
    <message>
        <source>I have &amp;compared the new key with the server&apos;s administrator</source>
        <translation>Ich habe den neuen Schlüssel mit dem &amp;Administrator des Servers verglichen</translation>
    </message>
    <message>
        <source>&amp;Keep it blocked</source>
        <translation>&amp;Gesperrt lassen</translation>
    </message>
    <message>
        <source>&amp;Replace the key and connect</source>
        <translation>Schlüssel &amp;ersetzen und verbinden</translation>
    </message>
</context>
<context>
    <name>underpass::HostKeyDialog</name>
    <message>
        <source>Is this the right server?</source>
        <translation>Ist das der richtige Server?</translation>
    </message>
    <message>
        <source>&amp;Trust and connect</source>
        <translation>&amp;Vertrauen und verbinden</translation>
    </message>
    <message>
        <source>You connect to this server for the first time. Its administrator can tell you the fingerprint of its host key (on the server: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub). Only if it is the same as below is nobody in between. Nothing has been sent yet.</source>
        <translation>Sie verbinden sich zum ersten Mal mit diesem Server. Sein Administrator kann Ihnen den Fingerabdruck seines Hostschlüssels nennen (auf dem Server: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub). Nur wenn er derselbe ist wie unten, ist niemand dazwischen. Es wurde noch nichts gesendet.</translation>
    </message>
    <message>
        <source>Fingerprint of the server&apos;s key</source>
        <translation>Fingerabdruck des Serverschlüssels</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Key of type %1:</source>
        <translation>Schlüssel vom Typ %1:</translation>
    </message>
    <message>
        <source>Fingerprint you were given</source>
        <translation>Fingerabdruck, der Ihnen genannt wurde</translation>
    </message>
    <message>
        <source>Paste it here to have it compared</source>
        <translation>Zum Vergleichen hier einfügen</translation>
    </message>
    <message>
        <source>Fingerprint you were &amp;given:</source>
        <translation>&amp;Genannter Fingerabdruck:</translation>
    </message>
    <message>
        <source>Not compared yet.</source>
        <translation>Noch nicht verglichen.</translation>
    </message>
    <message>
        <source>The same so far, but not whole.</source>
        <translation>Bis hierher gleich, aber nicht vollständig.</translation>
    </message>
    <message>
        <source>✓ The same: this is the server you were told about.</source>
        <translation>✓ Gleich: Das ist der Server, der Ihnen genannt wurde.</translation>
    </message>
    <message>
        <source>✗ Different: do not connect, and tell the administrator.</source>
        <translation>✗ Verschieden: Verbinden Sie nicht, und sagen Sie es dem Administrator.</translation>
    </message>
</context>
<context>
    <name>underpass::HowToUse</name>
    <message>
        <source>It does not listen yet.</source>
        <translation>Die Weiterleitung nimmt noch keine Verbindungen an.</translation>
    </message>
    <message>
        <source>Mail program</source>
        <translation>Mailprogramm</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>✗ Not usable yet: %1</source>
        <extracomment>%1 is a sentence that says why.</extracomment>
        <translation>✗ Noch nicht nutzbar: %1</translation>
    </message>
</context>
<context>
    <name>underpass::HowToUseDialog</name>
    <message>
        <source>How to use it - Underpass</source>
        <translation>So wird er benutzt - Underpass</translation>
    </message>
    <message>
        <source>Connect the tunnel first: %1</source>
        <translation>Verbinden Sie zuerst den Tunnel: %1</translation>
    </message>
</context>
<context>
    <name>underpass::ImportDialog</name>
    <message>
        <source>Import connections - Underpass</source>
        <translation>Verbindungen importieren - Underpass</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Aus</translation>
    </message>
    <message>
        <source>The program they come from</source>
        <translation>Das Programm, aus dem sie kommen</translation>
    </message>
    <message>
        <source>A command line of ssh, plink or autossh</source>
        <translation>Eine Befehlszeile von ssh, plink oder autossh</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>Datei oder Ordner</translation>
    </message>
    <message>
        <source>&amp;Browse...</source>
        <translation>&amp;Durchsuchen...</translation>
    </message>
    <message>
        <source>Command lines</source>
        <translation>Befehlszeilen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>What this account has in %1, or a file</source>
        <translation>Was dieses Konto in %1 hat, oder eine Datei</translation>
    </message>
    <message>
        <source>What this account has in %1, or its folder</source>
        <translation>Was dieses Konto in %1 hat, oder der Ordner davon</translation>
    </message>
    <message>
        <source>Its folder &quot;Sessions&quot;</source>
        <translation>Sein Ordner „Sessions“</translation>
    </message>
    <message>
        <source>What this account has in %1, or WinSCP.ini</source>
        <translation>Was dieses Konto in %1 hat, oder WinSCP.ini</translation>
    </message>
    <message>
        <source>MobaXterm.ini, or an exported .mxtsessions</source>
        <translation>MobaXterm.ini oder eine exportierte .mxtsessions</translation>
    </message>
    <message>
        <source>What to import</source>
        <translation>Was importiert werden soll</translation>
    </message>
    <message>
        <source>Reading...</source>
        <translation>Wird gelesen...</translation>
    </message>
    <message>
        <source>Nothing is saved yet. Nothing of a file is run, and no password is read.</source>
        <translation>Noch ist nichts gespeichert. Nichts aus einer Datei wird ausgeführt, und kein Passwort wird gelesen.</translation>
    </message>
    <message>
        <source>There is no connection in it.</source>
        <translation>Darin ist keine Verbindung.</translation>
    </message>
    <message>
        <source>Paste the command line that you use now.</source>
        <translation>Fügen Sie die Befehlszeile ein, die Sie jetzt benutzen.</translation>
    </message>
    <message>
        <source>Choose its folder.</source>
        <translation>Wählen Sie seinen Ordner.</translation>
    </message>
    <message>
        <source>Choose its file.</source>
        <translation>Wählen Sie seine Datei.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n tunnel(s)</source>
        <translation>
            <numerusform>%n Tunnel &amp;importieren</numerusform>
            <numerusform>%n Tunnel &amp;importieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::ImportList</name>
    <message>
        <source>Becomes a tunnel</source>
        <translation>Wird ein Tunnel</translation>
    </message>
    <message>
        <source>Becomes a tunnel, with changes</source>
        <translation>Wird ein Tunnel, mit Änderungen</translation>
    </message>
    <message>
        <source>Is there already</source>
        <translation>Gibt es schon</translation>
    </message>
    <message>
        <source>Changed: %1: %2</source>
        <translation>Geändert: %1: %2</translation>
    </message>
    <message>
        <source>Not taken: %1: %2</source>
        <translation>Nicht übernommen: %1: %2</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
</context>
<context>
    <name>underpass::LogInFields</name>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>F&amp;ind...</source>
        <translation>S&amp;uchen...</translation>
    </message>
    <message>
        <source>Offer to re&amp;member passwords and passphrases</source>
        <translation>Anbieten, Passwörter und Passphrasen zu &amp;merken</translation>
    </message>
    <message>
        <source>How to log in</source>
        <translation>Art der Anmeldung</translation>
    </message>
    <message>
        <source>empty: the usual files in the .ssh folder</source>
        <translation>leer: die üblichen Dateien im Ordner .ssh</translation>
    </message>
    <message>
        <source>&amp;Log in with:</source>
        <translation>Anme&amp;lden mit:</translation>
    </message>
    <message>
        <source>&amp;Key file:</source>
        <translation>S&amp;chlüsseldatei:</translation>
    </message>
    <message numerus="yes">
        <source>and %n more in the profile file</source>
        <translation>
            <numerusform>und %n weitere in der Profildatei</numerusform>
            <numerusform>und %n weitere in der Profildatei</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a private key</source>
        <translation>Privaten Schlüssel wählen</translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation>SSH-Agent</translation>
    </message>
    <message>
        <source>empty: the one that this system names</source>
        <translation>leer: der, den dieses System nennt</translation>
    </message>
    <message>
        <source>SSH a&amp;gent:</source>
        <translation>Ort &amp;des Agenten:</translation>
    </message>
</context>
<context>
    <name>underpass::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Genaueres</translation>
    </message>
</context>
<context>
    <name>underpass::LogView</name>
    <message>
        <source>Show only lines with</source>
        <translation>Nur Zeilen zeigen mit</translation>
    </message>
    <message>
        <source>Show only lines with...</source>
        <translation>Nur Zeilen zeigen mit...</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Sa&amp;ve as...</source>
        <translation>Spei&amp;chern unter...</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>&amp;Browse folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>All &amp;profiles</source>
        <translation>Proto&amp;koll aller Profile</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>No line of the log has this in it.</source>
        <translation>Keine Zeile des Protokolls enthält das.</translation>
    </message>
    <message>
        <source>Nothing has been written down yet.</source>
        <translation>Bisher wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Nothing has been written down of this profile yet. Connect it: what happens then is written here.</source>
        <translation>Von diesem Profil wurde noch nichts aufgezeichnet. Verbinden Sie es: Was dann geschieht, steht hier.</translation>
    </message>
</context>
<context>
    <name>underpass::MainWindow</name>
    <message>
        <source>Underpass</source>
        <translation>Underpass</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New profile...</source>
        <translation>&amp;Neues Profil...</translation>
    </message>
    <message>
        <source>Set up with the &amp;guide...</source>
        <translation>Mit dem &amp;Assistenten einrichten...</translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation>&amp;Einstellungen...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Tunnel</source>
        <translation>&amp;Tunnel</translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation>&amp;Bearbeiten...</translation>
    </message>
    <message>
        <source>Re&amp;move...</source>
        <translation>&amp;Entfernen...</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Underpass</source>
        <translation>&amp;Über Underpass</translation>
    </message>
    <message>
        <source>&amp;Set up your first tunnel</source>
        <translation>&amp;Ersten Tunnel einrichten</translation>
    </message>
    <message>
        <source>Ne&amp;w...</source>
        <translation>Ne&amp;u...</translation>
    </message>
    <message>
        <source>Remove a profile</source>
        <translation>Profil entfernen</translation>
    </message>
    <message>
        <source>Its tunnel ends, and its forwards and remembered passwords are forgotten. The server&apos;s host key stays known.</source>
        <translation>Sein Tunnel endet; seine Weiterleitungen und gemerkten Passwörter werden vergessen. Der Hostschlüssel des Servers bleibt bekannt.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>This desktop has no tray, so Underpass lives in this window.</source>
        <translation>Dieser Desktop hat keinen Infobereich, deshalb bleibt Underpass in diesem Fenster.</translation>
    </message>
    <message>
        <source>Keep mail, screens and databases inside SSH</source>
        <translation>E-Mail, Bildschirme und Datenbanken in SSH</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>No tunnel yet. A tunnel carries what a program sends, for example your mail program&apos;s password, inside SSH, where nobody between this PC and your server can read it.</source>
        <translation>Noch kein Tunnel. Ein Tunnel trägt, was ein Programm sendet, zum Beispiel das Passwort Ihres Mailprogramms, in SSH, wo niemand zwischen diesem PC und Ihrem Server es lesen kann.</translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot;?</source>
        <translation>„%1“ entfernen?</translation>
    </message>
    <message>
        <source>&amp;Import connections...</source>
        <translation>Verbindungen &amp;importieren...</translation>
    </message>
</context>
<context>
    <name>underpass::NoticeBar</name>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>underpass::OldAlgorithmsBox</name>
    <message>
        <source>Permit old algorithms...</source>
        <translation>Alte Verfahren erlauben...</translation>
    </message>
    <message>
        <source>For a server that cannot be updated. Choose only what the error message names: whoever can read along or get in between may be able to read or change what goes to this server. What is in use is shown beside the state.</source>
        <translation>Für einen Server, der nicht aktualisiert werden kann. Wählen Sie nur, was die Fehlermeldung nennt: Wer mitlesen oder sich dazwischenschalten kann, kann vielleicht lesen oder ändern, was zu diesem Server geht. Was benutzt wird, steht neben dem Zustand.</translation>
    </message>
</context>
<context>
    <name>underpass::OpenDialog</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Open - Underpass</source>
        <translation>Öffnen - Underpass</translation>
    </message>
    <message>
        <source>%1 is not the tunnel&apos;s at this moment, so nothing was opened. Connect the tunnel first, and see how this forward is doing.</source>
        <translation>%1 gehört gerade nicht dem Tunnel, deshalb wurde nichts geöffnet. Verbinden Sie zuerst den Tunnel und sehen Sie nach, wie es um diese Weiterleitung steht.</translation>
    </message>
    <message>
        <source>The test ended without an answer. Try again.</source>
        <translation>Der Test endete ohne Antwort. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>It answers, but the program for it could not be started. Enter this address in it:</source>
        <translation>Der Dienst antwortet, aber das Programm dafür ließ sich nicht starten. Geben Sie diese Adresse dort ein:</translation>
    </message>
</context>
<context>
    <name>underpass::OutcomePage</name>
    <message>
        <source>Your tunnel is up</source>
        <translation>Ihr Tunnel steht</translation>
    </message>
    <message>
        <source>It does not work yet</source>
        <translation>Es funktioniert noch nicht</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Ans&amp;wer...</source>
        <translation>Ant&amp;worten...</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>&amp;Start Underpass when I log on</source>
        <translation>Underpass bei der &amp;Anmeldung am PC starten</translation>
    </message>
    <message>
        <source>&amp;Connect this tunnel then</source>
        <translation>Diesen Tunnel dann verbin&amp;den</translation>
    </message>
    <message>
        <source>Your tunnel is not connected</source>
        <translation>Ihr Tunnel ist nicht verbunden</translation>
    </message>
    <message>
        <source>Your tunnel is up, but not as it should be</source>
        <translation>Ihr Tunnel steht, aber nicht so, wie er soll</translation>
    </message>
    <message>
        <source>Your tunnel is not there any more</source>
        <translation>Ihren Tunnel gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Its profile was removed meanwhile.</source>
        <translation>Sein Profil wurde inzwischen entfernt.</translation>
    </message>
</context>
<context>
    <name>underpass::ProfileDialog</name>
    <message>
        <source>New profile - Underpass</source>
        <translation>Neues Profil - Underpass</translation>
    </message>
    <message>
        <source>Edit a profile - Underpass</source>
        <translation>Profil bearbeiten - Underpass</translation>
    </message>
    <message>
        <source>Test no&amp;w</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>First mend what is marked with ✗.</source>
        <translation>Beheben Sie zuerst, was mit ✗ markiert ist.</translation>
    </message>
    <message>
        <source>The tunnel is running: disconnect it to test.</source>
        <translation>Der Tunnel läuft: Trennen Sie ihn, um zu testen.</translation>
    </message>
    <message>
        <source>Discard your changes?</source>
        <translation>Ihre Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Ser&amp;ver</translation>
    </message>
    <message>
        <source>&amp;Forwards</source>
        <translation>&amp;Weiterleitungen</translation>
    </message>
    <message>
        <source>Rou&amp;te</source>
        <translation>We&amp;g</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>underpass::ProgramList</name>
    <message>
        <source>Only these programs</source>
        <translation>Nur diese Programme</translation>
    </message>
    <message>
        <source>Choose a progra&amp;m...</source>
        <translation>&amp;Programm wählen...</translation>
    </message>
    <message>
        <source>Choose a program that may connect</source>
        <translation>Ein Programm wählen, das sich verbinden darf</translation>
    </message>
    <message>
        <source>Remove th&amp;is program</source>
        <translation>Dieses Pr&amp;ogramm entfernen</translation>
    </message>
</context>
<context>
    <name>underpass::ProxyFields</name>
    <message>
        <source>Proxy server</source>
        <translation>Proxy-Server</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>Port des Proxys</translation>
    </message>
    <message>
        <source>Account at the proxy</source>
        <translation>Konto am Proxy</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>the proxy&apos;s name or address</source>
        <translation>Name oder Adresse des Proxys</translation>
    </message>
    <message>
        <source>empty: it wants no log-in; the password is asked for</source>
        <translation>leer: ohne Anmeldung; nach dem Passwort wird gefragt</translation>
    </message>
    <message>
        <source>Pro&amp;xy:</source>
        <translation>Pro&amp;xy:</translation>
    </message>
    <message>
        <source>Proxy s&amp;erver:</source>
        <translation>Proxy-S&amp;erver:</translation>
    </message>
    <message>
        <source>&amp;port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>Accou&amp;nt at the proxy:</source>
        <translation>Ko&amp;nto am Proxy:</translation>
    </message>
</context>
<context>
    <name>underpass::QuestionDialog</name>
    <message>
        <source>%1 - Underpass</source>
        <translation>%1 - Underpass</translation>
    </message>
    <message>
        <source>Profile %1, account %2 on %3</source>
        <translation>Profil %1, Konto %2 auf %3</translation>
    </message>
</context>
<context>
    <name>underpass::RelayModel</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>somebody at the server</source>
        <translation>jemand am Server</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleitung</translation>
    </message>
    <message>
        <source>SOCKS proxy: %1</source>
        <extracomment>%1 is a host and port that a caller wanted.</extracomment>
        <translation>SOCKS-Proxy: %1</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>turned away</source>
        <translation>abgewiesen</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s), last at %1</source>
        <extracomment>How often; %1 is the time of the last time.</extracomment>
        <translation>
            <numerusform>%n-mal, zuletzt %1</numerusform>
            <numerusform>%n-mal, zuletzt %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <extracomment>How often; %1 is the time of the last time.</extracomment>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::SecretsDialog</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>✗ The server did not accept the last password.</source>
        <translation>✗ Der Server hat das letzte Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>Passphrase of a key file</source>
        <translation>Passphrase einer Schlüsseldatei</translation>
    </message>
    <message>
        <source>✗ That passphrase does not open %1.</source>
        <translation>✗ Diese Passphrase öffnet %1 nicht.</translation>
    </message>
    <message>
        <source>The key file %1 is encrypted.</source>
        <translation>Die Schlüsseldatei %1 ist verschlüsselt.</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>&amp;Passphrase:</translation>
    </message>
    <message>
        <source>The server asks</source>
        <translation>Der Server fragt</translation>
    </message>
    <message>
        <source>Answer:</source>
        <translation>Antwort:</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>&amp;Show what is typed</source>
        <translation>Eingabe an&amp;zeigen</translation>
    </message>
    <message>
        <source>Password at the proxy</source>
        <translation>Passwort beim Proxy</translation>
    </message>
    <message>
        <source>✗ The proxy did not accept the last password.</source>
        <translation>✗ Der Proxy hat das letzte Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The proxy on the way to the server wants it.</source>
        <translation>Der Proxy auf dem Weg zum Server verlangt es.</translation>
    </message>
    <message>
        <source>✗ The server did not accept what was answered.</source>
        <translation>✗ Der Server hat die Antworten nicht angenommen.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>✗ The server did not accept that new password.</source>
        <translation>✗ Der Server hat dieses neue Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The password has expired. Choose a new one.</source>
        <translation>Das Passwort ist abgelaufen. Wählen Sie ein neues.</translation>
    </message>
    <message>
        <source>&amp;New password:</source>
        <translation>&amp;Neues Passwort:</translation>
    </message>
    <message>
        <source>&amp;Once more:</source>
        <translation>N&amp;och einmal:</translation>
    </message>
    <message>
        <source>✗ The two are not the same yet.</source>
        <translation>✗ Die beiden sind noch nicht gleich.</translation>
    </message>
    <message>
        <source>&amp;Remember it (in Windows Credential Manager)</source>
        <translation>&amp;Merken (in der Windows-Anmeldeinformationsverwaltung)</translation>
    </message>
    <message>
        <source>&amp;Remember it (in your keyring)</source>
        <translation>&amp;Merken (im Schlüsselbund)</translation>
    </message>
</context>
<context>
    <name>underpass::ServerPage</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Port of the SSH server</source>
        <translation>Port des SSH-Servers</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>&amp;Connect when Underpass starts</source>
        <translation>Ver&amp;binden, wenn Underpass startet</translation>
    </message>
    <message>
        <source>Connect again &amp;by itself after a loss</source>
        <translation>Nach einem Verbindungs&amp;abbruch von selbst neu verbinden</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>the SSH server&apos;s name or address</source>
        <translation>Name oder Adresse des SSH-Servers</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>&amp;Server:</translation>
    </message>
    <message>
        <source>&amp;port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>&amp;Account:</source>
        <translation>K&amp;onto:</translation>
    </message>
    <message>
        <source>F&amp;urther SSH connections:</source>
        <translation>W&amp;eitere SSH-Verbindungen:</translation>
    </message>
    <message>
        <source>Further SSH connections for crowds and large transfers</source>
        <translation>Weitere SSH-Verbindungen, wenn viel zu übertragen ist</translation>
    </message>
    <message>
        <source>where logging in needs nobody</source>
        <translation>wo die Anmeldung niemanden braucht</translation>
    </message>
    <message>
        <source>none: this tunnel has one</source>
        <translation>keine: dieser Tunnel hat eine</translation>
    </message>
    <message>
        <source>whenever they are needed</source>
        <translation>wann immer sie nötig sind</translation>
    </message>
    <message>
        <source>Name under which the host key is kept</source>
        <translation>Name, unter dem der Hostschlüssel aufbewahrt wird</translation>
    </message>
    <message>
        <source>empty: the server&apos;s name and port</source>
        <translation>leer: Name und Port des Servers</translation>
    </message>
    <message>
        <source>Host ke&amp;y alias:</source>
        <translation>Alias des &amp;Hostschlüssels:</translation>
    </message>
    <message>
        <source>Groups that the tunnel is in</source>
        <translation>Gruppen, zu denen der Tunnel gehört</translation>
    </message>
    <message>
        <source>Gr&amp;oups:</source>
        <translation>G&amp;ruppen:</translation>
    </message>
    <message>
        <source>Ch&amp;eck the connection every:</source>
        <translation>Verbindung prü&amp;fen alle:</translation>
    </message>
    <message>
        <source>Seconds between checks of the connection</source>
        <translation>Sekunden zwischen Prüfungen der Verbindung</translation>
    </message>
    <message>
        <source>for example work, mail</source>
        <translation>zum Beispiel Arbeit, Mail</translation>
    </message>
</context>
<context>
    <name>underpass::ServerWordsBox</name>
    <message>
        <source>The server says</source>
        <translation>Der Server sagt</translation>
    </message>
    <message>
        <source>Copy this</source>
        <translation>Das kopieren</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Den Link kopieren</translation>
    </message>
</context>
<context>
    <name>underpass::ServiceChoice</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Send by %1</source>
        <translation>Senden über %1</translation>
    </message>
    <message>
        <source>Receive:</source>
        <translation>Empfangen:</translation>
    </message>
    <message>
        <source>Send:</source>
        <translation>Senden:</translation>
    </message>
    <message>
        <source>Service:</source>
        <translation>Dienst:</translation>
    </message>
    <message>
        <source>Port of the service</source>
        <translation>Port des Dienstes</translation>
    </message>
    <message>
        <source>&amp;Port there:</source>
        <translation>&amp;Port dort:</translation>
    </message>
    <message>
        <source>encrypted up to that machine (&amp;TLS: POP3S, IMAPS, SMTPS)</source>
        <translation>bis dorthin verschlüsselt (&amp;TLS: POP3S, IMAPS, SMTPS)</translation>
    </message>
</context>
<context>
    <name>underpass::SettingsDialog</name>
    <message>
        <source>Settings - Underpass</source>
        <translation>Einstellungen - Underpass</translation>
    </message>
    <message>
        <source>Start with the &amp;tray icon alone, without this window</source>
        <translation>Nur mit dem &amp;Symbol im Infobereich starten, ohne Fenster</translation>
    </message>
    <message>
        <source>&amp;Ask before quitting while a tunnel is connected</source>
        <translation>Vor dem Beenden &amp;fragen, solange ein Tunnel verbunden ist</translation>
    </message>
    <message>
        <source>Write &amp;details into the log</source>
        <translation>&amp;Einzelheiten ins Protokoll schreiben</translation>
    </message>
    <message>
        <source>&amp;Start Underpass when I log on</source>
        <translation>Underpass bei der &amp;Anmeldung am PC starten</translation>
    </message>
    <message>
        <source>It was turned off in the system&apos;s own list of startup programs; turn it on again there.</source>
        <translation>Es wurde in der Autostart-Liste des Systems ausgeschaltet; schalten Sie es dort wieder ein.</translation>
    </message>
    <message>
        <source>Profiles marked &quot;connect at start&quot; then connect by themselves.</source>
        <translation>Profile, die beim Start verbinden sollen, tun das dann von selbst.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>Fa&amp;rben:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>S&amp;prache:</translation>
    </message>
    <message>
        <source>&amp;Notify me when a tunnel is lost, comes back or needs me</source>
        <translation>&amp;Benachrichtigen, wenn ein Tunnel ausfällt, wiederkommt oder mich braucht</translation>
    </message>
    <message>
        <source>The look of &amp;Windows 11 instead of our own</source>
        <translation>Aussehen von &amp;Windows 11 statt des eigenen</translation>
    </message>
</context>
<context>
    <name>underpass::StateNote</name>
    <message>
        <source>Ans&amp;wer...</source>
        <translation>Ant&amp;worten...</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>Neu &amp;verbinden</translation>
    </message>
    <message>
        <source>Loo&amp;k at the new key...</source>
        <translation>Neuen Schlüsse&amp;l ansehen...</translation>
    </message>
    <message>
        <source>Tr&amp;y now</source>
        <translation>&amp;Jetzt versuchen</translation>
    </message>
    <message>
        <source>Ans&amp;wer here...</source>
        <translation>Hier ant&amp;worten...</translation>
    </message>
    <message>
        <source>Edit...</source>
        <translation>Bearbeiten...</translation>
    </message>
    <message>
        <source>Choose a key file...</source>
        <translation>Schlüsseldatei wählen...</translation>
    </message>
    <message>
        <source>It runs in the background. Answer here, and it runs in this program; or enter &quot;underpassctl connect %1&quot; in a terminal.</source>
        <extracomment>%1 is the id of a profile.</extracomment>
        <translation>Er läuft im Hintergrund. Antworten Sie hier, dann läuft er in diesem Programm; oder geben Sie „underpassctl connect %1“ in einem Terminal ein.</translation>
    </message>
</context>
<context>
    <name>underpass::StateVoice</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a profile&apos;s name, %2 the state of its tunnel in words.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>underpass::TakePortButton</name>
    <message>
        <source>Use port %1 &amp;instead of %2</source>
        <extracomment>On a button: %1 is a free port, %2 the one that somebody else has.</extracomment>
        <translation>Port %1 statt %2 &amp;nehmen</translation>
    </message>
    <message>
        <source>Use a free port &amp;instead</source>
        <translation>Freien Port &amp;stattdessen benutzen</translation>
    </message>
</context>
<context>
    <name>underpass::TestButton</name>
    <message>
        <source>T&amp;est it</source>
        <translation>&amp;Testen</translation>
    </message>
</context>
<context>
    <name>underpass::TrafficPlot</name>
    <message>
        <source>Traffic of the last five minutes</source>
        <translation>Datenverkehr der letzten fünf Minuten</translation>
    </message>
    <message>
        <source>Received %1, sent %2</source>
        <translation>Empfangen %1, gesendet %2</translation>
    </message>
    <message>
        <source>last 5 minutes</source>
        <translation>letzte 5 Minuten</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>empfangen %1</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>gesendet %1</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago: received %1, sent %2</source>
        <extracomment>%n is the number of seconds, %1 and %2 are rates: &quot;1.2 MB/s&quot;.</extracomment>
        <translation>
            <numerusform>vor %n Sekunde: empfangen %1, gesendet %2</numerusform>
            <numerusform>vor %n Sekunden: empfangen %1, gesendet %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::Tray</name>
    <message>
        <source>&amp;Open Underpass</source>
        <translation>Underpass ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;About Underpass</source>
        <translation>&amp;Über Underpass</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>&amp;Neu verbinden</translation>
    </message>
    <message>
        <source>Co&amp;py an address</source>
        <translation>Adresse &amp;kopieren</translation>
    </message>
    <message>
        <source>All &amp;tunnels</source>
        <translation>Alle T&amp;unnel</translation>
    </message>
    <message>
        <source>Other &amp;tunnels</source>
        <translation>Andere &amp;Tunnel</translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation>&amp;Gruppen</translation>
    </message>
    <message numerus="yes">
        <source>Dismiss %n &amp;failure(s)</source>
        <translation>
            <numerusform>%n &amp;Fehler abhaken</numerusform>
            <numerusform>%n &amp;Fehler abhaken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::TrayProgram</name>
    <message>
        <source>Quit Underpass</source>
        <translation>Underpass beenden</translation>
    </message>
    <message>
        <source>Quit and end your tunnels?</source>
        <translation>Beenden und Ihre Tunnel schließen?</translation>
    </message>
    <message>
        <source>Programs that use them lose their connections.</source>
        <translation>Programme, die sie benutzen, verlieren ihre Verbindungen.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
<context>
    <name>underpass::TunnelActions</name>
    <message>
        <source>&amp;Reconnect</source>
        <translation>&amp;Neu verbinden</translation>
    </message>
    <message>
        <source>Dismiss the &amp;failure</source>
        <translation>&amp;Fehler abhaken</translation>
    </message>
    <message>
        <source>&amp;Test...</source>
        <translation>&amp;Testen...</translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation>&amp;Bearbeiten...</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Re&amp;move...</source>
        <translation>&amp;Entfernen...</translation>
    </message>
    <message>
        <source>Mo&amp;ve up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Sort by state</source>
        <translation>Nach &amp;Zustand sortieren</translation>
    </message>
    <message>
        <source>&amp;All tunnels</source>
        <translation>&amp;Alle Tunnel</translation>
    </message>
</context>
<context>
    <name>underpass::TunnelCard</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Co&amp;nnections</source>
        <translation>Verb&amp;indungen</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>Forw&amp;ards</source>
        <translation>&amp;Weiterleitungen</translation>
    </message>
    <message>
        <source>How to &amp;use it...</source>
        <translation>So wird er benut&amp;zt...</translation>
    </message>
    <message>
        <source>This forward has just been changed. Look at it again.</source>
        <translation>Diese Weiterleitung wurde gerade geändert. Sehen Sie sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Copy as ssh command</source>
        <translation>Als ssh-Befehl kopieren</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
</context>
<context>
    <name>underpass::TunnelList</name>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
</context>
<context>
    <name>underpass::TunnelTree</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>Of the tunnels in a group: how many are connected, and how many there are.</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>Group %1, %n tunnel(s), %2 connected</source>
        <extracomment>%1 is a group&apos;s name, %2 how many of its tunnels are connected.</extracomment>
        <translation>
            <numerusform>Gruppe %1, %n Tunnel, %2 verbunden</numerusform>
            <numerusform>Gruppe %1, %n Tunnel, %2 verbunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::WayPage</name>
    <message>
        <source>Add a jump &amp;host</source>
        <translation>Jump-Host &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Au&amp;fwärts</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>&amp;Abwärts</translation>
    </message>
    <message>
        <source>Jump hosts, the first one first</source>
        <translation>Jump-Hosts, der erste zuerst</translation>
    </message>
    <message>
        <source>&amp;Jump hosts: SSH servers on the way, the one nearest to this PC first</source>
        <translation>&amp;Jump-Hosts: SSH-Server auf dem Weg, der diesem PC nächste zuerst</translation>
    </message>
    <message>
        <source>Jump host %1</source>
        <translation>Jump-Host %1</translation>
    </message>
    <message>
        <source>Jump host %1: %2</source>
        <translation>Jump-Host %1: %2</translation>
    </message>
    <message>
        <source>&amp;Remove this jump host</source>
        <translation>Diesen Jump-Host entfe&amp;rnen</translation>
    </message>
</context>
<context>
    <name>underpass::WherePage</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is an option of ssh, %2 a sentence about it.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>SSH server</source>
        <translation>SSH-Server</translation>
    </message>
    <message>
        <source>Account on it</source>
        <translation>Konto darauf</translation>
    </message>
    <message>
        <source>on the SSH server &amp;itself</source>
        <translation>auf dem SSH-Server &amp;selbst</translation>
    </message>
    <message>
        <source>on another &amp;machine:</source>
        <translation>auf einem anderen &amp;Rechner:</translation>
    </message>
    <message>
        <source>The machine where the service is</source>
        <translation>Der Rechner, auf dem der Dienst ist</translation>
    </message>
    <message>
        <source>mail.example.org, or a whole ssh command</source>
        <translation>mail.example.org oder ein ganzer ssh-Befehl</translation>
    </message>
    <message>
        <source>SSH &amp;server:</source>
        <translation>SSH-Ser&amp;ver:</translation>
    </message>
    <message>
        <source>&amp;Account:</source>
        <translation>&amp;Konto:</translation>
    </message>
    <message>
        <source>The server that you may log in to with SSH.</source>
        <translation>Der Server, an dem Sie sich mit SSH anmelden dürfen.</translation>
    </message>
    <message>
        <source>Often it is the mail server itself: ask your provider for SSH access.</source>
        <translation>Oft ist es der Mailserver selbst: fragen Sie Ihren Anbieter nach SSH-Zugang.</translation>
    </message>
    <message>
        <source>Name the machine.</source>
        <translation>Nennen Sie den Rechner.</translation>
    </message>
    <message>
        <source>Choose at least one service.</source>
        <translation>Wählen Sie mindestens einen Dienst.</translation>
    </message>
    <message>
        <source>The hosts of %1 are offered as you type.</source>
        <extracomment>%1 is a file.</extracomment>
        <translation>Die Hosts aus %1 werden beim Tippen angeboten.</translation>
    </message>
    <message>
        <source>✓ Key file: %1</source>
        <translation>✓ Schlüsseldatei: %1</translation>
    </message>
    <message>
        <source>✓ From %1: %2</source>
        <extracomment>%1 is a file, %2 a server.</extracomment>
        <translation>✓ Aus %1: %2</translation>
    </message>
    <message>
        <source>your account on this server</source>
        <translation>Ihr Konto auf diesem Server</translation>
    </message>
    <message>
        <source>its name, as the server knows it</source>
        <translation>sein Name, wie der Server ihn kennt</translation>
    </message>
</context>
</TS>
