<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Check</name>
    <message>
        <source>%1 is %2.</source>
        <extracomment>%1 is a host, %2 its addresses.</extracomment>
        <translation>%1 は %2 です。</translation>
    </message>
    <message>
        <source>Connected to %1.</source>
        <translation>%1 に接続しました。</translation>
    </message>
    <message>
        <source>The key of %1 is trusted.</source>
        <translation>%1 の鍵は信頼されています。</translation>
    </message>
    <message>
        <source>Logged in as %1.</source>
        <translation>%1 としてログインしました。</translation>
    </message>
    <message>
        <source>Listening. %1</source>
        <extracomment>%1 is a forward: &quot;POP3: localhost:1110 to mail.example.org:110&quot;.</extracomment>
        <translation>待ち受け中。%1</translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation>%1 の応答: %2</translation>
    </message>
    <message>
        <source>%1 answers, but takes no callers now: &quot;%2&quot;. Try again later.</source>
        <translation>%1 は応答しましたが、現在受け付けていません: 「%2」。後でもう一度お試しください。</translation>
    </message>
    <message>
        <source>%1 answers, but does not speak %2: &quot;%3&quot;. Check the forward&apos;s target.</source>
        <extracomment>%2 is a protocol, &quot;POP3&quot;, %3 what was said instead.</extracomment>
        <translation>%1 は応答しましたが、%2 ではありません: 「%3」。転送先を確認してください。</translation>
    </message>
    <message>
        <source>%1 answers, but not in TLS, as %2 needs it (%3). Check the forward&apos;s target.</source>
        <extracomment>%2 is a protocol, &quot;POP3S&quot;, %3 a technical reason.</extracomment>
        <translation>%1 は応答しましたが、%2 に必要な TLS ではありません (%3)。転送先を確認してください。</translation>
    </message>
    <message>
        <source>%1 was reached, but does not answer in %2. Check the forward&apos;s target.</source>
        <extracomment>%2 is a protocol, &quot;POP3&quot;.</extracomment>
        <translation>%1 に到達しましたが、%2 の応答がありません。転送先を確認してください。</translation>
    </message>
    <message>
        <source>%1 speaks %2.</source>
        <extracomment>%2 is a protocol, &quot;PostgreSQL&quot;.</extracomment>
        <translation>%1 は %2 で応答しました。</translation>
    </message>
    <message>
        <source>%1 speaks %2. Its certificate is for: %3</source>
        <extracomment>%2 is a protocol, &quot;POP3S&quot;, %3 names of servers.</extracomment>
        <translation>%1 は %2 で応答しました。証明書の名前: %3</translation>
    </message>
    <message>
        <source>%1 was reached.</source>
        <translation>%1 に到達しました。</translation>
    </message>
    <message>
        <source>The server connects to what programs ask for at %1.</source>
        <extracomment>%1 is where a SOCKS proxy listens, &quot;localhost:1080&quot;.</extracomment>
        <translation>%1 でプログラムが求める接続先に、サーバーが接続します。</translation>
    </message>
    <message>
        <source>The certificate expires soon, on %1 (days left: %2).</source>
        <translation>証明書の有効期限はまもなく切れます: %1 (残り日数: %2)。</translation>
    </message>
    <message>
        <source>Nobody but the server vouches for the certificate (self-signed), so a program may ask whether to trust it.</source>
        <translation>証明書を保証しているのはサーバー自身だけです (自己署名)。そのため、信頼するかどうかをプログラムが尋ねることがあります。</translation>
    </message>
    <message>
        <source>No authority that this computer knows vouches for the certificate, so a program may ask whether to trust it.</source>
        <translation>このコンピューターが知っている認証局は、証明書を保証していません。そのため、信頼するかどうかをプログラムが尋ねることがあります。</translation>
    </message>
    <message>
        <source>It did not say whether it offers encryption as well (%1).</source>
        <translation>暗号化にも対応しているかどうか (%1) は、応答がありませんでした。</translation>
    </message>
    <message>
        <source>It offers no encryption of its own (%1).</source>
        <translation>サーバー自身の暗号化 (%1) には対応していません。</translation>
    </message>
    <message>
        <source>It offers encryption as well (%1), but does not begin it.</source>
        <translation>暗号化にも対応している (%1) と言いますが、開始しません。</translation>
    </message>
    <message>
        <source>It offers encryption as well (%1), with a certificate for: %2</source>
        <translation>暗号化にも対応しています (%1)。証明書の名前: %2</translation>
    </message>
    <message>
        <source>The certificate expired on %1, by this computer&apos;s clock; programs may refuse it until the server has a new one.</source>
        <translation>このコンピューターの時計では、証明書の有効期限は %1 に切れています。サーバーが新しい証明書を用意するまで、プログラムに拒否されることがあります。</translation>
    </message>
    <message>
        <source>The certificate counts only from %1 on, by this computer&apos;s clock; programs may refuse it until then.</source>
        <translation>このコンピューターの時計では、証明書が有効になるのは %1 からです。それまではプログラムに拒否されることがあります。</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Another account runs %1, so nothing was asked of it. Use the account that started it.</source>
        <translation>%1 は別のアカウントで動作しているため、何も問い合わせませんでした。起動したアカウントで使用してください。</translation>
    </message>
    <message>
        <source>Process %1 does not answer. If it was stopped, let it go on; otherwise end it, and try again.</source>
        <translation>プロセス %1 が応答しません。停止されている場合は再開してください。そうでなければ終了させて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>it</source>
        <extracomment>Stands for a server, file or port that is not known.</extracomment>
        <translation>それ</translation>
    </message>
    <message>
        <source>%1 cannot be used as it is. Correct it and try again.</source>
        <translation>%1 はこのままでは使えません。修正してもう一度お試しください。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check that it exists and that you may read it.</source>
        <translation>%1 を読み込めません。存在するか、読み取りが許可されているかを確認してください。</translation>
    </message>
    <message>
        <source>%1 cannot be written; what was there is unchanged. Check its permissions and the free space.</source>
        <translation>%1 に書き込めません。元の内容は変わっていません。アクセス権と空き容量を確認してください。</translation>
    </message>
    <message>
        <source>What is written in %1 cannot be used. The file was left as it is: correct it.</source>
        <translation>%1 の内容は使用できません。ファイルには手を加えていません。修正してください。</translation>
    </message>
    <message>
        <source>%1 was written by a newer Underpass and was left alone. Update Underpass to use it.</source>
        <translation>%1 は新しいバージョンの Underpass で書かれているため、変更していません。使うには Underpass を更新してください。</translation>
    </message>
    <message>
        <source>There is no server named %1. Check the spelling, and whether it needs a VPN.</source>
        <translation>%1 という名前のサーバーはありません。綴りと、VPN が必要かどうかを確認してください。</translation>
    </message>
    <message>
        <source>No name server told the address of %1. Check the network.</source>
        <translation>%1 のアドレスを答えたネームサーバーがありませんでした。ネットワークを確認してください。</translation>
    </message>
    <message>
        <source>There is no way to %1 from here. Check the network connection.</source>
        <translation>ここから %1 への経路がありません。ネットワーク接続を確認してください。</translation>
    </message>
    <message>
        <source>%1 refuses connections. Check the port, and whether the SSH server runs.</source>
        <translation>%1 は接続を拒否しています。ポートと、SSH サーバーが動いているかを確認してください。</translation>
    </message>
    <message>
        <source>%1 does not answer. Check the address, and whether a firewall is in the way.</source>
        <translation>%1 が応答しません。アドレスと、ファイアウォールに遮られていないかを確認してください。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>%1 への接続が切れました。</translation>
    </message>
    <message>
        <source>%1 stopped answering.</source>
        <translation>%1 が応答しなくなりました。</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1 が接続を閉じました。</translation>
    </message>
    <message>
        <source>%1 accepts no new connections right now.</source>
        <translation>%1 は現在、新しい接続を受け付けていません。</translation>
    </message>
    <message>
        <source>%1 sent something that is not valid SSH.</source>
        <translation>%1 が SSH として正しくないデータを送ってきました。</translation>
    </message>
    <message>
        <source>The jump host %1 does not let you connect to the next server. Its administrator must permit it (AllowTcpForwarding, PermitOpen).</source>
        <translation>踏み台サーバー %1 は次のサーバーへの接続を許可していません。管理者による許可が必要です (AllowTcpForwarding、PermitOpen)。</translation>
    </message>
    <message>
        <source>The jump host %1 cannot reach the next server. Check that server&apos;s name and port, as the jump host sees it.</source>
        <translation>踏み台サーバー %1 から次のサーバーに到達できません。踏み台サーバーから見たサーバー名とポートを確認してください。</translation>
    </message>
    <message>
        <source>The host key of %1 was not accepted, so nothing was sent. Compare its fingerprint and connect again.</source>
        <translation>%1 のホスト鍵が承認されなかったため、何も送信していません。フィンガープリントを照合してから、もう一度接続してください。</translation>
    </message>
    <message>
        <source>The host key of %1 has changed: somebody may be in between. Nothing was sent. Ask the server&apos;s administrator before you replace the key.</source>
        <translation>%1 のホスト鍵が変わりました。誰かが間に入っている可能性があります。何も送信していません。鍵を置き換える前に、サーバーの管理者に確認してください。</translation>
    </message>
    <message>
        <source>The host key of %1 has been revoked. Nothing was sent. Ask the server&apos;s administrator.</source>
        <translation>%1 のホスト鍵は失効しています。何も送信していません。サーバーの管理者に確認してください。</translation>
    </message>
    <message>
        <source>The server did not accept the log-in of %1. Check the account and its password or key.</source>
        <translation>サーバーが %1 のログインを認めませんでした。アカウントと、そのパスワードまたは鍵を確認してください。</translation>
    </message>
    <message>
        <source>The log-in at %1 took too long and was given up.</source>
        <translation>%1 へのログインに時間がかかりすぎたため、中止しました。</translation>
    </message>
    <message>
        <source>There is nothing to log in with as %1. Set up a key, an agent or a password in the profile.</source>
        <translation>%1 としてログインする手段がありません。プロファイルで鍵、エージェント、パスワードのいずれかを設定してください。</translation>
    </message>
    <message>
        <source>The key file %1 cannot be used.</source>
        <translation>鍵ファイル %1 は使えません。</translation>
    </message>
    <message>
        <source>The passphrase does not open %1. Connect again to enter it once more.</source>
        <translation>そのパスフレーズでは %1 を開けません。入力し直すには、もう一度接続してください。</translation>
    </message>
    <message>
        <source>The SSH agent (%1) cannot be used. Start it, or choose another way to log in.</source>
        <translation>SSH エージェント (%1) を使えません。起動するか、別のログイン方法を選んでください。</translation>
    </message>
    <message>
        <source>There is no secret store here (%1), so passwords are asked for each time.</source>
        <translation>ここには秘密情報ストアがない (%1) ため、パスワードを毎回お尋ねします。</translation>
    </message>
    <message>
        <source>%1 is in use by another program. Close that program or choose another port.</source>
        <translation>%1 は別のプログラムが使用中です。そのプログラムを終了するか、別のポートを選んでください。</translation>
    </message>
    <message>
        <source>%1 is reserved by the system. Choose another port.</source>
        <translation>%1 はシステムに予約されています。別のポートを選んでください。</translation>
    </message>
    <message>
        <source>It is not possible to listen on %1.</source>
        <translation>%1 で待ち受けることができません。</translation>
    </message>
    <message>
        <source>The server does not allow a forward to %1. Its administrator must permit it (AllowTcpForwarding, PermitOpen).</source>
        <translation>サーバーは %1 への転送を許可していません。管理者による許可が必要です (AllowTcpForwarding、PermitOpen)。</translation>
    </message>
    <message>
        <source>The server cannot reach %1. Check the forward&apos;s target.</source>
        <translation>サーバーから %1 に到達できません。転送先を確認してください。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>停止しました。</translation>
    </message>
    <message>
        <source>Something in Underpass itself went wrong (%1). Please report it.</source>
        <translation>Underpass 自体に問題が起きました (%1)。ご報告をお願いします。</translation>
    </message>
    <message>
        <source>The proxy %1 cannot be reached. Check its address and port in the profile, and whether you are in the network that it belongs to.</source>
        <translation>プロキシ %1 に到達できません。プロファイルのアドレスとポート、およびそのプロキシが属するネットワークに接続しているかを確認してください。</translation>
    </message>
    <message>
        <source>The proxy %1 did not accept the log-in. Check the account at the proxy in the profile, and its password.</source>
        <translation>プロキシ %1 がログインを認めませんでした。プロファイルのプロキシ用アカウントとそのパスワードを確認してください。</translation>
    </message>
    <message>
        <source>The proxy %1 wants a log-in that Underpass does not speak. Ask its administrator whether it can take the Basic log-in, or use another way out.</source>
        <translation>プロキシ %1 は、Underpass が対応していない認証方式を求めています。Basic 認証を受け付けられるか管理者に問い合わせるか、別の経路を使ってください。</translation>
    </message>
    <message>
        <source>The proxy %1 does not allow connections to the server. Its administrator must permit the server&apos;s address and port.</source>
        <translation>プロキシ %1 はサーバーへの接続を許可していません。管理者がサーバーのアドレスとポートを許可する必要があります。</translation>
    </message>
    <message>
        <source>The proxy %1 cannot reach the server. Check the server&apos;s name and port, as the proxy sees it.</source>
        <translation>プロキシ %1 からサーバーに到達できません。プロキシから見たサーバー名とポートを確認してください。</translation>
    </message>
    <message>
        <source>What answers at %1 is not a proxy of the chosen kind. Check its port, and whether it is a SOCKS5 or an HTTP proxy.</source>
        <translation>%1 で応答しているのは、選択した種類のプロキシではありません。ポートと、SOCKS5 と HTTP のどちらのプロキシかを確認してください。</translation>
    </message>
    <message>
        <source>%1 (At the jump host %2.)</source>
        <extracomment>%1 is a whole sentence, %2 an address.</extracomment>
        <translation>%1 (踏み台サーバー %2 で。)</translation>
    </message>
    <message>
        <source>This computer cannot reach %1, so a caller at the server was turned away. Check the forward&apos;s target, and whether its program runs.</source>
        <translation>このコンピューターから %1 に到達できないため、サーバー側からの接続を断りました。転送先と、そのプログラムが動作しているかを確認してください。</translation>
    </message>
    <message>
        <source>The server does not listen on %1 for you. Either that port is taken there, or the server&apos;s administrator must permit it (AllowTcpForwarding, PermitListen; ports below 1024 are for root).</source>
        <translation>サーバーは %1 で待ち受けていません。そのポートがサーバー上で使用中か、サーバー管理者の許可が必要です (AllowTcpForwarding、PermitListen。1024 未満のポートは root 専用)。</translation>
    </message>
    <message>
        <source>A question about the log-in of %1 was not answered, so it was given up. Connect again to answer it.</source>
        <translation>%1 のログインについての質問に回答がなかったため、ログインを中止しました。回答するには、もう一度接続してください。</translation>
    </message>
    <message>
        <source>The question for the password at the proxy %1 was not answered. Connect again to answer it.</source>
        <translation>プロキシ %1 のパスワードの質問に回答がありませんでした。回答するには、もう一度接続してください。</translation>
    </message>
    <message>
        <source>What is kept for %1 was refused, but could not be taken out of the secret store. Remove it there.</source>
        <translation>%1 のために保存されている内容は拒否されましたが、秘密情報ストアから削除できませんでした。秘密情報ストアで削除してください。</translation>
    </message>
    <message>
        <source>The secret store does not answer, so what is kept for %1 may still be there. Try again, or remove it there.</source>
        <translation>秘密情報ストアが応答しないため、%1 のために保存されている内容がまだ残っている可能性があります。もう一度試すか、秘密情報ストアで削除してください。</translation>
    </message>
    <message>
        <source>What was typed for %1 could not be kept in the secret store. It is remembered until Underpass ends, and asked for after that.</source>
        <translation>%1 のために入力された内容を秘密情報ストアに保存できませんでした。Underpass の終了までは記憶し、その後は改めて尋ねます。</translation>
    </message>
    <message>
        <source>The SSH agent did not sign with the key %1. Unlock it or confirm there, and connect again.</source>
        <translation>SSH エージェントが鍵 %1 で署名しませんでした。エージェントのロックを解除するか、そこで確認してから、もう一度接続してください。</translation>
    </message>
    <message>
        <source>No SSH agent holds the key of %1. Add it to the agent, or name the private key file.</source>
        <translation>%1 の鍵を持つ SSH エージェントがありません。エージェントに追加するか、秘密鍵のファイルを指定してください。</translation>
    </message>
    <message>
        <source>The log-in at %1 waited for somebody and was not completed. Connect again when you can do what it asks for.</source>
        <translation>%1 へのログインは人の操作を待っていましたが、完了しませんでした。求められた操作ができるときに接続し直してください。</translation>
    </message>
    <message>
        <source>The password of %1 has expired. Connect again to choose a new one, or change it at the server.</source>
        <translation>%1 のパスワードの有効期限が切れています。接続し直して新しいパスワードを決めるか、サーバーで変更してください。</translation>
    </message>
    <message>
        <source>%1 The server says: %2</source>
        <extracomment>%1 is one or two whole sentences, %2 the server&apos;s own words.</extracomment>
        <translation>%1 サーバーからのメッセージ: %2</translation>
    </message>
    <message>
        <source>The host key of %1 could not be kept, so it holds for this connection only. You will be asked about it again.</source>
        <translation>%1 のホスト鍵を保存できなかったため、この接続でのみ有効です。次回もう一度確認を求められます。</translation>
    </message>
    <message>
        <source>What is known of servers in %1 does not count, because it cannot be read. Check that it is a file, and that you may read it.</source>
        <translation>%1 を読み取れないため、その中のサーバー情報は使われません。ファイルであること、読み取り権限があることを確認してください。</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired, so only its key counts. Its administrator must renew it.</source>
        <translation>%1 の証明書は有効期限が切れているため、鍵だけで判断します。管理者による更新が必要です。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet, so only its key counts. Check the clock of this computer.</source>
        <translation>%1 の証明書はまだ有効になっていないため、鍵だけで判断します。このコンピューターの時計を確認してください。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not for a server of this name, so only its key counts. Check the server&apos;s name in the profile.</source>
        <translation>%1 の証明書はこの名前のサーバーのものではないため、鍵だけで判断します。プロファイルのサーバー名を確認してください。</translation>
    </message>
    <message>
        <source>The certificate of %1 does not count, only its key does. Ask its administrator.</source>
        <translation>%1 の証明書は無効なため、鍵だけで判断します。管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>%1 offered further host keys that were not kept. Nothing else has changed.</source>
        <translation>%1 が提示した追加のホスト鍵は保存されませんでした。それ以外に変更はありません。</translation>
    </message>
    <message>
        <source>%1 and Underpass have nothing in common for a part of what protects the connection.</source>
        <translation>%1 と Underpass には、接続を保護する方式の一部に共通のものがありません。</translation>
    </message>
    <message>
        <source>%1 has only old algorithms for a part of what protects the connection, and they are not permitted.</source>
        <translation>%1 には、接続を保護する方式の一部に古いアルゴリズムしかなく、それらは許可されていません。</translation>
    </message>
    <message>
        <source>For the key exchange the server has &quot;%1&quot;, and Underpass &quot;%2&quot;.</source>
        <translation>鍵交換: サーバー側は「%1」、Underpass 側は「%2」です。</translation>
    </message>
    <message>
        <source>For its host key the server has &quot;%1&quot;, and Underpass &quot;%2&quot;.</source>
        <translation>ホスト鍵: サーバー側は「%1」、Underpass 側は「%2」です。</translation>
    </message>
    <message>
        <source>For encryption (cipher) the server has &quot;%1&quot;, and Underpass &quot;%2&quot;.</source>
        <translation>暗号化 (cipher): サーバー側は「%1」、Underpass 側は「%2」です。</translation>
    </message>
    <message>
        <source>To keep data from being changed (MAC) the server has &quot;%1&quot;, and Underpass &quot;%2&quot;.</source>
        <translation>改ざん防止 (MAC): サーバー側は「%1」、Underpass 側は「%2」です。</translation>
    </message>
    <message>
        <source>For compression the server has &quot;%1&quot;, and Underpass &quot;%2&quot;.</source>
        <translation>圧縮: サーバー側は「%1」、Underpass 側は「%2」です。</translation>
    </message>
    <message>
        <source>What it has is old, and safer things have taken its place. Best have it updated. Where that is not possible, these can be permitted for this server in the profile (oldAlgorithms): %1.</source>
        <translation>サーバーの方式は古く、より安全なものに置き換えられています。サーバーを更新するのが最善です。それができない場合は、プロファイルでこのサーバーに限り次のものを許可できます (oldAlgorithms): %1。</translation>
    </message>
    <message>
        <source>What it has is too old to be used, and cannot be permitted. Ask its administrator to update it.</source>
        <translation>サーバーの方式は古すぎるため使えず、許可することもできません。管理者に更新を依頼してください。</translation>
    </message>
    <message>
        <source>Underpass does not have what the server wants. Ask its administrator to permit one of those that Underpass has, or look for a newer Underpass.</source>
        <translation>サーバーが求める方式は Underpass にありません。Underpass にある方式のどれかを許可するよう管理者に依頼するか、新しい Underpass を探してください。</translation>
    </message>
    <message>
        <source>What answers at %1 is no SSH server.</source>
        <translation>%1 で応答しているのは SSH サーバーではありません。</translation>
    </message>
    <message>
        <source>%1 speaks only SSH 1, which protects nothing any more. Ask its administrator to update it.</source>
        <translation>%1 は SSH 1 しか話しません。SSH 1 はもはや何も保護しません。管理者に更新を依頼してください。</translation>
    </message>
    <message>
        <source>It is a web server (HTTP). Check the port, or sign in to this network first.</source>
        <translation>これは Web サーバー (HTTP) です。ポートを確認するか、先にこのネットワークにサインインしてください。</translation>
    </message>
    <message>
        <source>It speaks %1. Check the port: that of SSH is usually 22.</source>
        <translation>使われているのは %1 です。ポートを確認してください。SSH は通常 22 です。</translation>
    </message>
    <message>
        <source>Check the port, or sign in to this network first.</source>
        <translation>ポートを確認するか、先にこのネットワークにサインインしてください。</translation>
    </message>
    <message>
        <source>The SSH agent (%1) runs with more rights than Underpass and cannot be asked. Start it again without administrator rights.</source>
        <translation>SSH エージェント (%1) は Underpass より高い権限で動作しているため、問い合わせできません。管理者権限なしで起動し直してください。</translation>
    </message>
    <message>
        <source>The SSH agent of Windows (%1) does not run. Enter &quot;Set-Service ssh-agent -StartupType Manual; Start-Service ssh-agent&quot; in PowerShell as an administrator, or start another agent.</source>
        <translation>Windows の SSH エージェント (%1) が動作していません。管理者として PowerShell で「Set-Service ssh-agent -StartupType Manual; Start-Service ssh-agent」と入力するか、別のエージェントを起動してください。</translation>
    </message>
    <message>
        <source>Waits for the SSH agent (%1), whose key logged in before. Start or unlock it; the rest happens by itself.</source>
        <translation>前回のログインに使った鍵を持つ SSH エージェント (%1) を待っています。起動するかロックを解除してください。あとは自動的に進みます。</translation>
    </message>
    <message>
        <source>A connection by %1 was refused.</source>
        <translation>%1 からの接続を拒否しました。</translation>
    </message>
    <message>
        <source>Only you and system services may use this forward.</source>
        <translation>この転送を使えるのはあなたとシステムサービスだけです。</translation>
    </message>
    <message>
        <source>Only you may use this forward.</source>
        <translation>この転送を使えるのはあなただけです。</translation>
    </message>
    <message>
        <source>Only the programs on its list may use this forward.</source>
        <translation>この転送を使えるのは一覧にあるプログラムだけです。</translation>
    </message>
    <message>
        <source>It could not be found out whose connection it was.</source>
        <translation>誰の接続かを確認できませんでした。</translation>
    </message>
    <message>
        <source>It is held by %1.</source>
        <extracomment>%1 is a program: &quot;python3.11 (pid 4711, anna)&quot;.</extracomment>
        <translation>使用しているのは %1 です。</translation>
    </message>
    <message>
        <source>Linux keeps ports below %1 to programs with a permission. Take another one, or have the administrator open them to every program (sysctl net.ipv4.ip_unprivileged_port_start=%2) or to this one (setcap cap_net_bind_service=+ep, and the program&apos;s file).</source>
        <translation>Linux では %1 未満のポートは許可されたプログラム専用です。別のポートを使うか、管理者にすべてのプログラム（sysctl net.ipv4.ip_unprivileged_port_start=%2）またはこのプログラム（setcap cap_net_bind_service=+ep とプログラムのファイル）への開放を依頼してください。</translation>
    </message>
    <message>
        <source>Windows keeps whole ranges of ports for itself, and may give them back later; &quot;netsh int ipv4 show excludedportrange tcp&quot; lists them.</source>
        <translation>Windows は一定範囲のポートを予約していて、後で解放することがあります。一覧は「netsh int ipv4 show excludedportrange tcp」で表示できます。</translation>
    </message>
    <message>
        <source>Port %1 is usually that of %2, and SSH&apos;s is usually 22.</source>
        <translation>ポート %1 は通常 %2 のもので、SSH は通常 22 です。</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>With ssh, everybody on this PC may use the port. Underpass lets in only who is allowed to.</source>
        <translation>ssh では、この PC の誰でもこのポートを使えます。Underpass は許可された人だけを通します。</translation>
    </message>
    <message>
        <source>It is switched off, and not written.</source>
        <translation>オフになっているので、書き出しません。</translation>
    </message>
    <message>
        <source>ssh goes through a proxy by a command only, which a profile does not hold.</source>
        <translation>ssh はコマンドでしかプロキシを通れません。プロファイルはコマンドを持ちません。</translation>
    </message>
    <message>
        <source>How it logs in there is not written: ssh needs a Host of its own for that.</source>
        <translation>そこでのログイン方法は書き出しません。ssh では別の Host が必要です。</translation>
    </message>
    <message>
        <source>It is not written.</source>
        <translation>書き出しません。</translation>
    </message>
</context>
<context>
    <name>ForwardPresets</name>
    <message>
        <source>SOCKS proxy (dynamic)</source>
        <translation>SOCKS プロキシ (ダイナミック)</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Another computer&apos;s screen</source>
        <translation>別のコンピューターの画面</translation>
    </message>
    <message>
        <source>A database</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>A web page in another network</source>
        <translation>別のネットワークの Web ページ</translation>
    </message>
    <message>
        <source>Whatever a browser opens</source>
        <translation>ブラウザーで開くものすべて</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Remote Desktop, VNC</source>
        <translation>リモート デスクトップ、VNC</translation>
    </message>
    <message>
        <source>PostgreSQL, MySQL</source>
        <translation>PostgreSQL、MySQL</translation>
    </message>
    <message>
        <source>One server&apos;s pages, at an address of this PC</source>
        <translation>1 台のサーバーのページを、この PC のアドレスで</translation>
    </message>
    <message>
        <source>A proxy for your browser: everything goes out from the server</source>
        <translation>ブラウザー用のプロキシ: すべてサーバーから出ていきます</translation>
    </message>
    <message>
        <source>Any service with a port of its own</source>
        <translation>ポートを持つ任意のサービス</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Web ページ</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>ブラウザー</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>トンネル</translation>
    </message>
    <message>
        <source>Your mailbox is:</source>
        <translation>メールボックスの場所:</translation>
    </message>
    <message>
        <source>The screen is:</source>
        <translation>画面の場所:</translation>
    </message>
    <message>
        <source>The database is:</source>
        <translation>データベースの場所:</translation>
    </message>
    <message>
        <source>The page is:</source>
        <translation>ページの場所:</translation>
    </message>
    <message>
        <source>The service is:</source>
        <translation>サービスの場所:</translation>
    </message>
    <message>
        <source>POP3 (fetched to this PC)</source>
        <translation>POP3 (この PC に取り込む)</translation>
    </message>
    <message>
        <source>IMAP (stays on the server)</source>
        <translation>IMAP (サーバーに残す)</translation>
    </message>
    <message>
        <source>Remote Desktop (Windows)</source>
        <translation>リモート デスクトップ (Windows)</translation>
    </message>
    <message>
        <source>Thunderbird, Outlook (classic) and others. Not the new Outlook.</source>
        <translation>Thunderbird、Outlook (classic) など。新しい Outlook では使えません。</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>%1 would listen for other machines, too. Made %2; with &quot;who&quot; set to everyone-on-this-pc it can listen elsewhere.</source>
        <translation>%1 はほかのコンピューターからも接続できてしまいます。%2 に変更しました。「who」を everyone-on-this-pc にすれば、ほかのアドレスで待ち受けられます。</translation>
    </message>
    <message>
        <source>Underpass has no such option.</source>
        <translation>Underpass にこのオプションはありません。</translation>
    </message>
    <message>
        <source>This is no forward that Underpass has.</source>
        <translation>Underpass にこの種の転送はありません。</translation>
    </message>
    <message>
        <source>A profile holds no commands.</source>
        <translation>プロファイルにコマンドは含められません。</translation>
    </message>
    <message>
        <source>An agent is never handed to the server, which could use it.</source>
        <translation>エージェントはサーバーに渡しません。サーバーに使われるおそれがあるためです。</translation>
    </message>
    <message>
        <source>Underpass always checks the server&apos;s key, and keeps it in its own file.</source>
        <translation>Underpass はサーバーの鍵を常に確認し、専用のファイルに保存します。</translation>
    </message>
    <message>
        <source>What is written there is not read.</source>
        <translation>そこに書かれている内容は読み込みません。</translation>
    </message>
    <message>
        <source>Forwards listen for this machine only, unless &quot;who&quot; says otherwise.</source>
        <translation>「who」で指定しないかぎり、転送はこのコンピューターからの接続だけを受け付けます。</translation>
    </message>
    <message>
        <source>Its value makes no sense here.</source>
        <translation>この値はここでは意味がありません。</translation>
    </message>
    <message>
        <source>Passwords are not read; Underpass asks for them, and can keep them.</source>
        <translation>パスワードは読み込みません。Underpass が尋ね、保存することもできます。</translation>
    </message>
    <message>
        <source>Underpass has no such proxy; it knows SOCKS 5 and HTTP.</source>
        <translation>このプロキシには対応していません。Underpass が使えるのは SOCKS 5 と HTTP です。</translation>
    </message>
    <message>
        <source>Underpass speaks SSH 2 only, which is safe.</source>
        <translation>Underpass は安全な SSH 2 だけを使います。</translation>
    </message>
    <message>
        <source>It goes to its server without a tunnel, which WinSCP does best by itself.</source>
        <translation>トンネルを使わずにサーバーへ接続します。それは WinSCP だけで足ります。</translation>
    </message>
    <message>
        <source>WinSCP takes another port each time. Made %1.</source>
        <translation>WinSCP は毎回別のポートを使います。%1 にしました。</translation>
    </message>
    <message>
        <source>The file does not say which server the forwards are for. The first one of its list was taken: %1.</source>
        <translation>どのサーバーの転送かはファイルに書かれていません。一覧の最初のサーバーにしました: %1。</translation>
    </message>
    <message>
        <source>It let programs of other people on this PC in. Here only you may use it, unless &quot;who&quot; says otherwise.</source>
        <translation>この PC のほかの人のプログラムも使えました。ここでは、&quot;who&quot; で変えない限り、あなただけが使えます。</translation>
    </message>
    <message>
        <source>MobaXterm keeps its tunnels (MobaSSHTunnel) in a form that is not described anywhere. Add their forwards by hand.</source>
        <translation>MobaXterm はトンネル (MobaSSHTunnel) をどこにも説明のない形式で保存しています。転送は手で追加してください。</translation>
    </message>
    <message>
        <source>No account is named there. Yours on this PC was taken: %1.</source>
        <translation>アカウントの指定がありません。この PC のあなたのアカウントにしました: %1。</translation>
    </message>
    <message>
        <source>%1 is a port of the profile &quot;%2&quot;. Made %3.</source>
        <translation>%1 はプロファイル「%2」のポートです。%3 にしました。</translation>
    </message>
    <message>
        <source>It was for others on the PC, too. Made for you only; &quot;who&quot; can change that.</source>
        <translation>PC のほかの人向けでもありました。あなた専用にしました。&quot;who&quot; で変えられます。</translation>
    </message>
    <message>
        <source>A profile of this name is there and is another one (%1). It stays as it is; give one of them another name.</source>
        <translation>この名前のプロファイルはすでにあり、内容が違います (%1)。そのまま残します。どちらかの名前を変えてください。</translation>
    </message>
    <message>
        <source>There are 1000 profiles, and no more can be kept.</source>
        <translation>プロファイルが 1000 個あり、これ以上は保存できません。</translation>
    </message>
    <message>
        <source>It is no SSH connection.</source>
        <translation>SSH 接続ではありません。</translation>
    </message>
    <message>
        <source>It names no server.</source>
        <translation>サーバーの指定がありません。</translation>
    </message>
    <message>
        <source>It has no forward, so there is no tunnel.</source>
        <translation>転送がないので、トンネルになりません。</translation>
    </message>
    <message>
        <source>It cannot be read: %1.</source>
        <translation>読み取れません: %1。</translation>
    </message>
    <message>
        <source>Only Windows has one: export it there (reg export), and choose the file.</source>
        <translation>レジストリがあるのは Windows だけです。そこでエクスポート (reg export) し、そのファイルを選んでください。</translation>
    </message>
    <message>
        <source>It would have connected by itself. Turn that on once you have looked at it.</source>
        <translation>自動で接続する設定でした。内容を確かめてからオンにしてください。</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>%1: host key changed</source>
        <extracomment>%1 is a profile&apos;s name, here and in the other titles.</extracomment>
        <translation>%1: ホスト鍵が変わりました</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1: 失敗しました</translation>
    </message>
    <message>
        <source>%1: connected again</source>
        <translation>%1: 再接続しました</translation>
    </message>
    <message>
        <source>The tunnel works again.</source>
        <translation>トンネルは再び使えます。</translation>
    </message>
    <message>
        <source>%1: needs your answer</source>
        <translation>%1: 回答が必要です</translation>
    </message>
    <message>
        <source>%1: connection lost</source>
        <translation>%1: 接続が切れました</translation>
    </message>
    <message>
        <source>Underpass keeps trying to reconnect.</source>
        <translation>Underpass が再接続を続けています。</translation>
    </message>
    <message>
        <source>%1: waits for you</source>
        <translation>%1: あなたの操作を待っています</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>サーバーからのメッセージ: %1</translation>
    </message>
    <message>
        <source>Underpass runs on here</source>
        <translation>Underpass はここで動き続けます</translation>
    </message>
    <message>
        <source>Tunnels that are up stay up. A click on this icon brings the window back; its menu has Quit.</source>
        <translation>つながっているトンネルはそのままです。このアイコンをクリックするとウィンドウが戻り、メニューに「終了」があります。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>The server %1 says: %2</source>
        <translation>サーバー %1 からのメッセージ: %2</translation>
    </message>
    <message>
        <source>Waiting for %1.</source>
        <translation>%1 の応答を待っています。</translation>
    </message>
    <message>
        <source>Waiting for %1. If the log-in has to be approved elsewhere, on a telephone for instance, do so now.</source>
        <translation>%1 の応答を待っています。電話など別の場所でログインの承認が必要な場合は、今行ってください。</translation>
    </message>
    <message>
        <source>Waiting for the SSH agent, which may be waiting for you: confirm in its window, enter its PIN or touch the security key.</source>
        <translation>SSH エージェントの応答を待っています。エージェントがあなたの操作を待っている可能性があります。エージェントの画面で確認するか、PIN を入力するか、セキュリティキーに触れてください。</translation>
    </message>
    <message>
        <source>The connection to %1 uses old algorithms: %2.</source>
        <translation>%1 への接続は古いアルゴリズムを使っています: %2。</translation>
    </message>
</context>
<context>
    <name>OpenText</name>
    <message>
        <source>Asking %1 through the tunnel...</source>
        <translation>トンネルを通して %1 に問い合わせています...</translation>
    </message>
    <message>
        <source>It answers, but no program for Remote Desktop was found on this PC. Install one (%1), or enter this address in yours:</source>
        <translation>応答はありますが、この PC にリモート デスクトップ用のプログラムが見つかりません。インストールする (%1) か、お使いのものにこのアドレスを入力してください:</translation>
    </message>
    <message>
        <source>It answers, but no VNC viewer was found on this PC. Install one (%1), or enter this address in yours:</source>
        <translation>応答はありますが、この PC に VNC ビューアーが見つかりません。インストールする (%1) か、お使いのものにこのアドレスを入力してください:</translation>
    </message>
    <message>
        <source>It answers, but no browser could be started. Enter this address in yours:</source>
        <translation>応答はありますが、ブラウザーを起動できませんでした。お使いのブラウザーにこのアドレスを入力してください:</translation>
    </message>
    <message>
        <source>Enter this in a terminal, with your account in front of the host:</source>
        <translation>これを端末に入力してください。ホストの前にはアカウントを付けます:</translation>
    </message>
    <message>
        <source>Enter this in a terminal, or give a program such as DBeaver the host %1 and the port %2:</source>
        <translation>これを端末に入力するか、DBeaver などのプログラムにホスト %1 とポート %2 を指定してください:</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The profile %1 has this id already.</source>
        <translation>この ID はすでにプロファイル %1 が使用しています。</translation>
    </message>
    <message>
        <source>Another profile has this name already.</source>
        <translation>同じ名前のプロファイルがすでにあります。</translation>
    </message>
    <message>
        <source>The profile %1 listens on %2 already: choose another port.</source>
        <translation>プロファイル %1 がすでに %2 で待ち受けています。別のポートを選んでください。</translation>
    </message>
    <message>
        <source>The id has only letters, digits, &apos;-&apos; and &apos;_&apos;.</source>
        <translation>ID に使えるのは英数字と「-」「_」だけです。</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>名前がありません。</translation>
    </message>
    <message>
        <source>The name is longer than 200 characters.</source>
        <translation>名前が 200 文字を超えています。</translation>
    </message>
    <message>
        <source>The name has characters that cannot be shown.</source>
        <translation>名前に表示できない文字が含まれています。</translation>
    </message>
    <message>
        <source>The account is missing.</source>
        <translation>アカウントがありません。</translation>
    </message>
    <message>
        <source>The account is longer than 200 characters.</source>
        <translation>アカウントが 200 文字を超えています。</translation>
    </message>
    <message>
        <source>The account has characters that cannot be shown.</source>
        <translation>アカウントに表示できない文字が含まれています。</translation>
    </message>
    <message>
        <source>The account at the proxy is longer than 200 characters.</source>
        <translation>プロキシのアカウントが 200 文字を超えています。</translation>
    </message>
    <message>
        <source>The account at the proxy has characters that cannot be shown.</source>
        <translation>プロキシのアカウントに表示できない文字が含まれています。</translation>
    </message>
    <message>
        <source>The server is missing.</source>
        <translation>サーバーがありません。</translation>
    </message>
    <message>
        <source>A server&apos;s name has letters, digits, dots and hyphens only, and at most 63 characters from one dot to the next.</source>
        <translation>サーバー名に使えるのは文字、数字、ドット、ハイフンだけで、ドットとドットの間は 63 文字までです。</translation>
    </message>
    <message>
        <source>The server&apos;s port is a number from 1 to 65535.</source>
        <translation>サーバーのポートは 1 から 65535 までの数です。</translation>
    </message>
    <message>
        <source>Choose at least one way to log in.</source>
        <translation>ログイン方法を 1 つ以上選んでください。</translation>
    </message>
    <message>
        <source>A key file on a network share would show your Windows log-in to that machine. Copy it to this one.</source>
        <translation>ネットワーク共有にある鍵ファイルを使うと、Windows のログイン情報がそのコンピューターに伝わります。この PC にコピーしてください。</translation>
    </message>
    <message>
        <source>Give the key file&apos;s whole path: %1</source>
        <translation>鍵ファイルの完全なパスを入力してください: %1</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is missing.</source>
        <translation>プロキシのアドレスがありません。</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is not valid.</source>
        <translation>プロキシのアドレスが正しくありません。</translation>
    </message>
    <message>
        <source>The proxy&apos;s port is a number from 1 to 65535.</source>
        <translation>プロキシのポートは 1 から 65535 までの数です。</translation>
    </message>
    <message>
        <source>The account at an HTTP proxy has no colon: that is where its password begins.</source>
        <translation>HTTP プロキシのアカウントにコロンは使えません。コロンの後はパスワードとみなされます。</translation>
    </message>
    <message>
        <source>The address to listen on is not valid.</source>
        <translation>待ち受けるアドレスが正しくありません。</translation>
    </message>
    <message>
        <source>A dynamic forward has no target: the program chooses it.</source>
        <translation>ダイナミック転送に転送先はありません。プログラムが選びます。</translation>
    </message>
    <message>
        <source>The target needs a host and a port from 1 to 65535.</source>
        <translation>転送先にはホストと、1 から 65535 までのポートが必要です。</translation>
    </message>
    <message>
        <source>Other machines can connect to this address, so it cannot be for you only. Listen on localhost.</source>
        <translation>このアドレスにはほかのコンピューターも接続できるため、自分専用にはできません。localhost で待ち受けてください。</translation>
    </message>
    <message>
        <source>Add at least one forward: without one nothing uses the tunnel.</source>
        <translation>転送を 1 つ以上追加してください。転送がなければトンネルは使われません。</translation>
    </message>
    <message>
        <source>Another forward of this profile listens on %1 already.</source>
        <translation>このプロファイルの別の転送がすでに %1 で待ち受けています。</translation>
    </message>
    <message>
        <source>The keepalive is between 0 (off) and 600 seconds.</source>
        <translation>キープアライブの間隔は 0 (なし) から 600 秒までです。</translation>
    </message>
    <message>
        <source>The waits between attempts are between 1 second and 1 day, the longest not below the first.</source>
        <translation>再試行の間隔は 1 秒から 1 日までで、最長の間隔は最初の間隔以上にしてください。</translation>
    </message>
    <message>
        <source>Give a host key alias that known_hosts can hold: letters, digits, and any of .-_:[]% only.</source>
        <translation>known_hosts に記録できるホスト鍵の別名を入力してください。使えるのは英字、数字、.-_:[]% です。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no old algorithm that can be permitted. These can be: %2.</source>
        <translation>「%1」は許可できる古いアルゴリズムではありません。許可できるのは次のものです: %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too old to be permitted, whatever the server. These can be permitted: %2.</source>
        <translation>「%1」は古すぎるため、どのサーバーに対しても許可できません。許可できるのは次のものです: %2。</translation>
    </message>
    <message>
        <source>Give the whole path of the agent&apos;s socket, or on Windows its pipe (\\.\pipe\NAME) or pageant: %1</source>
        <translation>エージェントのソケットの完全なパス、Windows ではパイプ (\\.\pipe\NAME) または pageant を入力してください: %1</translation>
    </message>
    <message>
        <source>A group&apos;s name has 1 to 64 characters that can be shown, without commas: &quot;%1&quot;</source>
        <translation>グループの名前は、表示できる 1 から 64 文字で、コンマを含みません: 「%1」</translation>
    </message>
</context>
<context>
    <name>ProfileDraft</name>
    <message>
        <source>agent, then key file, then password</source>
        <translation>エージェント、鍵ファイル、パスワードの順</translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation>SSH エージェント</translation>
    </message>
    <message>
        <source>key file</source>
        <translation>鍵ファイル</translation>
    </message>
    <message>
        <source>password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>what this PC&apos;s settings say</source>
        <translation>この PC の設定に従う</translation>
    </message>
    <message>
        <source>SOCKS5 proxy</source>
        <translation>SOCKS5 プロキシ</translation>
    </message>
    <message>
        <source>HTTP proxy</source>
        <translation>HTTP プロキシ</translation>
    </message>
    <message>
        <source>this PC</source>
        <translation>この PC</translation>
    </message>
    <message>
        <source>the system&apos;s proxy, if there is one</source>
        <translation>システムのプロキシ (ある場合)</translation>
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
        <translation>実行中のものはそのまま続きます。</translation>
    </message>
    <message>
        <source>Its last good copy is used instead.</source>
        <translation>代わりに最後の正常なコピーを使用します。</translation>
    </message>
    <message>
        <source>There is no good copy of it.</source>
        <translation>正常なコピーはありません。</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Connecting.</source>
        <translation>接続しています。</translation>
    </message>
    <message>
        <source>Connecting, attempt %1.</source>
        <translation>接続しています (%1 回目)。</translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>%1, any free port</source>
        <translation>%1、空いている任意のポート</translation>
    </message>
    <message>
        <source>turned off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>not listening</source>
        <translation>待ち受けていません</translation>
    </message>
    <message>
        <source>%1 on the server to %2</source>
        <extracomment>%1 is where the server listens, %2 a host and port that this computer reaches.</extracomment>
        <translation>サーバーの %1 から %2 へ</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>%1 is where this computer listens, %2 a host and port that the server reaches.</extracomment>
        <translation>%1 から %2 へ</translation>
    </message>
    <message>
        <source>only me</source>
        <translation>自分だけ</translation>
    </message>
    <message>
        <source>me and system services</source>
        <translation>自分とシステムサービス</translation>
    </message>
    <message>
        <source>everyone on this PC</source>
        <translation>この PC の全員</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>プロセス %1</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>不明なプログラム</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>program (user)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 時間</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>The host key of %1 is not known yet. Compare its fingerprint and answer.</source>
        <translation>%1 のホスト鍵はまだ知られていません。フィンガープリントを照合して回答してください。</translation>
    </message>
    <message>
        <source>The password of %1 was not accepted. Enter it once more.</source>
        <translation>%1 のパスワードは認められませんでした。もう一度入力してください。</translation>
    </message>
    <message>
        <source>The password of %1 is needed. Enter it to connect.</source>
        <translation>%1 のパスワードが必要です。接続するには入力してください。</translation>
    </message>
    <message>
        <source>The passphrase does not open %1. Enter it once more.</source>
        <translation>そのパスフレーズでは %1 を開けません。もう一度入力してください。</translation>
    </message>
    <message>
        <source>The passphrase of %1 is needed. Enter it to connect.</source>
        <translation>%1 のパスフレーズが必要です。接続するには入力してください。</translation>
    </message>
    <message>
        <source>The server asks %1 for a code. Enter it to connect.</source>
        <translation>サーバーが %1 にコードを求めています。接続するには入力してください。</translation>
    </message>
    <message>
        <source>Connected, but one forward does not listen: %1.</source>
        <translation>接続済みですが、待ち受けていない転送が 1 つあります: %1。</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>接続済みです。</translation>
    </message>
    <message numerus="yes">
        <source>The server has not answered for %n second(s). The tunnel is being checked.</source>
        <translation>
            <numerusform>サーバーが %n 秒間応答していません。トンネルを確認しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected for %1.</source>
        <translation>接続して %1 経過。</translation>
    </message>
    <message>
        <source>%1 Nothing was heard from the server for %2; it is not asked.</source>
        <extracomment>%1 is &quot;Connected for 3 min.&quot;, %2 an age such as &quot;2 min&quot;.</extracomment>
        <translation>%1 サーバーから %2 の間、何も届いていません。問い合わせは行いません。</translation>
    </message>
    <message>
        <source>%1 The server does not answer questions; its system&apos;s acknowledgements show that it is there.</source>
        <extracomment>%1 is &quot;Connected for 3 min.&quot;</extracomment>
        <translation>%1 サーバーは問い合わせに応答しません。サーバーの存在は、そのシステムの確認応答で判断しています。</translation>
    </message>
    <message>
        <source>%1 Connecting again now.</source>
        <translation>%1 今すぐ再接続します。</translation>
    </message>
    <message numerus="yes">
        <source>%1 Connecting again in %n second(s).</source>
        <translation>
            <numerusform>%1 %n 秒後に再接続します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Waiting to reconnect</source>
        <translation>再接続待ち</translation>
    </message>
    <message>
        <source>Connected with problems</source>
        <translation>接続済み (問題あり)</translation>
    </message>
    <message>
        <source>Needs your answer</source>
        <translation>回答が必要</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>接続していません。</translation>
    </message>
    <message>
        <source>The proxy did not accept the password of %1. Enter it once more.</source>
        <translation>プロキシが %1 のパスワードを認めませんでした。もう一度入力してください。</translation>
    </message>
    <message>
        <source>The proxy wants the password of %1. Enter it to connect.</source>
        <translation>プロキシが %1 のパスワードを求めています。接続するには入力してください。</translation>
    </message>
    <message>
        <source>SOCKS proxy: any target</source>
        <translation>SOCKS プロキシ: 任意の接続先</translation>
    </message>
    <message>
        <source>%1 from this PC</source>
        <translation>この PC から %1</translation>
    </message>
    <message>
        <source>local</source>
        <extracomment>A kind of forward: ssh -L.</extracomment>
        <translation>ローカル</translation>
    </message>
    <message>
        <source>remote</source>
        <extracomment>A kind of forward: ssh -R.</extracomment>
        <translation>リモート</translation>
    </message>
    <message>
        <source>dynamic</source>
        <extracomment>A kind of forward: ssh -D.</extracomment>
        <translation>ダイナミック</translation>
    </message>
    <message>
        <source>%1 on the server</source>
        <extracomment>%1 is the address where the server listens.</extracomment>
        <translation>サーバーの %1</translation>
    </message>
    <message>
        <source>whoever reaches it</source>
        <translation>到達できる人すべて</translation>
    </message>
    <message numerus="yes">
        <source>%1, with %n program(s)</source>
        <extracomment>%1 is who may connect: &quot;only me&quot;.</extracomment>
        <translation>
            <numerusform>%1、プログラム %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not accept the new password of %1. Choose another one.</source>
        <translation>サーバーは %1 の新しいパスワードを受け付けませんでした。別のパスワードを決めてください。</translation>
    </message>
    <message>
        <source>The password of %1 has expired. Choose a new one to connect.</source>
        <translation>%1 のパスワードの有効期限が切れています。接続するには新しいパスワードを決めてください。</translation>
    </message>
    <message>
        <source>Uses old: %1</source>
        <translation>古い方式を使用中: %1</translation>
    </message>
    <message>
        <source>ready, not used yet</source>
        <translation>準備完了、まだ使われていません</translation>
    </message>
    <message>
        <source>works, last reached %1</source>
        <translation>動作中、最後の到達: %1</translation>
    </message>
    <message>
        <source>since %1: %2</source>
        <translation>%1 から: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1. Turned away: %2 at %3, %n time(s) in all</source>
        <extracomment>%1 is how a forward is doing: &quot;ready, not used yet&quot;. %2 is a program, or a person, that may not use it, as &quot;mail (anna)&quot;, %3 a time.</extracomment>
        <translation>
            <numerusform>%1。拒否: %2（%3）、合計 %n 回</numerusform>
        </translation>
    </message>
    <message>
        <source>Target last reached: %1</source>
        <translation>転送先への最後の到達: %1</translation>
    </message>
    <message>
        <source>Last byte from there: %1</source>
        <translation>転送先からの最後のバイト: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n time(s), last at %2</source>
        <extracomment>%1 is a sentence about who was turned away, %2 the time of the last time.</extracomment>
        <translation>
            <numerusform>%1 %n 回、最後は %2</numerusform>
        </translation>
    </message>
    <message>
        <source>a forward is refused</source>
        <translation>許可されない転送があります</translation>
    </message>
    <message>
        <source>a forward has trouble</source>
        <translation>問題のある転送があります</translation>
    </message>
    <message numerus="yes">
        <source>%1 The server last answered within %n ms.</source>
        <extracomment>%1 is &quot;Connected for 3 min.&quot;</extracomment>
        <translation>
            <numerusform>%1 サーバーは最後に %n ミリ秒以内に応答しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>ready, last reached %1</source>
        <translation>準備完了、最後の到達: %1</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>接続(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>切断(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Stop connecting</source>
        <translation>接続を中止(&amp;S)</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Connected, but this forward does not work: %1. %2</source>
        <extracomment>%1 is a forward, %2 a whole sentence.</extracomment>
        <translation>接続していますが、この転送は機能していません: %1。%2</translation>
    </message>
    <message>
        <source>%1 This forward does not work: %2. %3</source>
        <extracomment>%1 is &quot;Connected for 3 min.&quot;, %2 a forward that the tunnel can do without, %3 a whole sentence.</extracomment>
        <translation>%1 この転送は機能していません: %2。%3</translation>
    </message>
    <message>
        <source>It waited for an answer of yours.</source>
        <translation>回答を待っていました。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>history</comment>
        <extracomment>%1 is a state, &quot;Connected&quot;, %2 for how long, &quot;6 h&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 or later</source>
        <translation>%1 以降</translation>
    </message>
    <message numerus="yes">
        <source>Callers who may not use it were turned away %n time(s).</source>
        <translation>
            <numerusform>使用を許されていない呼び出し元を %n 回拒否しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The program that ran it ended without a word.</source>
        <translation>動かしていたプログラムが記録を残さずに終了しました。</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <extracomment>%1 is English, for support: what was tried, or what the system said.</extracomment>
        <translation>詳細: %1</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>%1: %2, with old algorithms</source>
        <extracomment>%1 is a profile&apos;s name, %2 the state of its tunnel in words; its connection is encrypted in old ways.</extracomment>
        <translation>%1: %2 (古い暗号方式)</translation>
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
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Underpass: not connected</source>
        <translation>Underpass: 未接続</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is &quot;Mail: Connected&quot;, %2 how its forwards are doing: &quot;ready, not used yet&quot;.</extracomment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1、%2: %3</translation>
    </message>
</context>
<context>
    <name>UseText</name>
    <message>
        <source>Incoming mail (POP3)</source>
        <translation>受信メール (POP3)</translation>
    </message>
    <message>
        <source>Incoming mail (IMAP)</source>
        <translation>受信メール (IMAP)</translation>
    </message>
    <message>
        <source>Outgoing mail (SMTP)</source>
        <translation>送信メール (SMTP)</translation>
    </message>
    <message>
        <source>SOCKS5 or HTTP proxy</source>
        <translation>SOCKS5 または HTTP プロキシ</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>protocol, host</comment>
        <translation>%2 の %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>None</source>
        <comment>connection security</comment>
        <translation>なし</translation>
    </message>
    <message>
        <source>Normal password</source>
        <comment>Thunderbird&apos;s authentication method</comment>
        <translation>通常のパスワード認証</translation>
    </message>
    <message>
        <source>Password, transmitted insecurely</source>
        <comment>Thunderbird&apos;s authentication method</comment>
        <translation>平文のパスワード認証 (安全でない)</translation>
    </message>
    <message>
        <source>Password, without SPA</source>
        <comment>Outlook: Secure Password Authentication</comment>
        <translation>パスワード (SPA なし)</translation>
    </message>
    <message>
        <source>password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>The certificate is your mail server&apos;s and not localhost&apos;s, so the mail program warns.</source>
        <translation>証明書はメール サーバーのもので localhost のものではないため、メール ソフトが警告します。</translation>
    </message>
    <message>
        <source>Confirm the exception once, for this account.</source>
        <translation>このアカウントについて一度だけ例外を承認してください。</translation>
    </message>
    <message>
        <source>Accept it for this account.</source>
        <translation>このアカウントについて受け入れてください。</translation>
    </message>
    <message>
        <source>Outlook (classic)</source>
        <translation>Outlook (classic)</translation>
    </message>
    <message>
        <source>Others</source>
        <comment>mail programs</comment>
        <translation>その他</translation>
    </message>
    <message>
        <source>The mail program may warn that the password is sent unprotected. From this PC to %1 it is inside the tunnel, and the mail server is there.</source>
        <translation>パスワードが保護されずに送られるとメール ソフトが警告することがあります。この PC から %1 まではトンネルの中で、メール サーバーはそこにあります。</translation>
    </message>
    <message>
        <source>Protected from this PC to %1. From there to %2 it travels as your program sends it: it can be read on that way, unless the program encrypts it.</source>
        <extracomment>%1 is the SSH server, %2 another host.</extracomment>
        <translation>この PC から %1 までは保護されます。そこから %2 まではプログラムが送るままに流れ、プログラムが暗号化しなければ途中で読まれる可能性があります。</translation>
    </message>
    <message>
        <source>Take POP3S, IMAPS and SMTPS where %1 has them.</source>
        <translation>%1 にあれば POP3S、IMAPS、SMTPS を使ってください。</translation>
    </message>
    <message>
        <source>If sending is refused, choose STARTTLS for outgoing mail, and accept the certificate.</source>
        <translation>送信が拒否される場合は、送信メールに STARTTLS を選び、証明書を受け入れてください。</translation>
    </message>
    <message>
        <source>The new Outlook cannot use a tunnel: it fetches mail through Microsoft&apos;s cloud. Programs from the Microsoft Store may not connect to this PC itself either.</source>
        <translation>新しい Outlook ではトンネルを使えません。メールを Microsoft のクラウド経由で取得するためです。Microsoft Store のプログラムも、この PC 自身には接続できません。</translation>
    </message>
    <message>
        <source>Enter it in the program&apos;s proxy settings, and let it look names up through the proxy.</source>
        <translation>プログラムのプロキシ設定に入力し、名前の解決もプロキシ経由にしてください。</translation>
    </message>
    <message>
        <source>Outlook may ask each time it starts: say yes.</source>
        <translation>Outlook は起動のたびに確認することがあります。「はい」と答えてください。</translation>
    </message>
    <message>
        <source>The certificate is that server&apos;s and not localhost&apos;s, so the browser warns.</source>
        <translation>証明書はそのサーバーのもので localhost のものではないため、ブラウザーが警告します。</translation>
    </message>
    <message>
        <source>A page that sends the browser on to its own name leaves the tunnel. For such pages make a proxy: in the guide, &quot;Whatever a browser opens&quot;.</source>
        <translation>ブラウザーを自分の名前へ移動させるページは、トンネルの外に出ます。そのようなページにはプロキシを作ってください。ガイドでは「ブラウザーで開くものすべて」です。</translation>
    </message>
    <message>
        <source>On Windows use Remote Desktop Connection (mstsc), which is part of it: programs from the Microsoft Store may not connect to this PC itself.</source>
        <translation>Windows では標準のリモート デスクトップ接続 (mstsc) を使ってください。Microsoft Store のプログラムは、この PC 自身には接続できません。</translation>
    </message>
    <message>
        <source>Firefox: Settings, Network Settings, Manual proxy configuration; this address as SOCKS Host and Port, SOCKS v5, and &quot;Proxy DNS when using SOCKS v5&quot;. Chrome and Edge go by the system&apos;s proxy settings.</source>
        <translation>Firefox: 設定の「ネットワーク設定」で「手動でプロキシーを設定する」を選び、このアドレスを SOCKS ホストとポートに入力し、SOCKS v5 と「SOCKS v5 を使用するときは DNS もプロキシーを使用する」を選びます。Chrome と Edge はシステムのプロキシ設定に従います。</translation>
    </message>
</context>
<context>
    <name>underpass::AboutDialog</name>
    <message>
        <source>About Underpass</source>
        <translation>Underpass について</translation>
    </message>
    <message>
        <source>Underpass %1
Keeps SSH tunnels up, so that what your programs send cannot be read on the way.
Built with Qt %2.</source>
        <translation>Underpass %1
SSH トンネルを維持し、プログラムが送る内容を途中で読まれないようにします。
Qt %2 で作られています。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>ライセンス</translation>
    </message>
</context>
<context>
    <name>underpass::AppDesk</name>
    <message>
        <source>%1 runs already, in another program of Underpass. End it there or with &quot;underpassctl disconnect&quot;, and try again.</source>
        <translation>%1 は Underpass の別のプログラムですでに動いています。そこで、または「underpassctl disconnect」で終了してから、もう一度試してください。</translation>
    </message>
    <message>
        <source>The tunnel %1 could not be changed. %2</source>
        <translation>トンネル %1 を変更できませんでした。%2</translation>
    </message>
    <message>
        <source>The tunnel %1 could not be changed. Process %2, which runs it, says: %3</source>
        <translation>トンネル %1 を変更できませんでした。実行しているプロセス %2 の説明: %3</translation>
    </message>
    <message>
        <source>The tunnel %1 was not taken over: process %2 was asked to end it and still has it. Try again, or end that process.</source>
        <translation>トンネル %1 を引き継げませんでした。プロセス %2 は終了を求められましたが、まだ保持しています。もう一度試すか、そのプロセスを終了してください。</translation>
    </message>
</context>
<context>
    <name>underpass::BoundControls</name>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>never</source>
        <translation>なし</translation>
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
            <numerusform>ポート %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, only you</source>
        <extracomment>%1 is &quot;3 ports&quot;.</extracomment>
        <translation>%1、あなただけ</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n for others too</source>
        <translation>
            <numerusform>%1 (うち %n 個は他の人も使用可)</numerusform>
        </translation>
    </message>
    <message>
        <source>answers in %1 ms</source>
        <translation>応答 %1 ms</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他の操作</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 の %1</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>再接続中</translation>
    </message>
    <message>
        <source>Reconnecting in %1</source>
        <translation>%1 後に再接続</translation>
    </message>
    <message numerus="yes">
        <source>%n port(s) at the server, for whoever reaches it</source>
        <translation>
            <numerusform>サーバー側のポート %n 個 (届く人すべて)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::CheckDialog</name>
    <message>
        <source>Look-up</source>
        <translation>名前解決</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>ホスト鍵</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>転送</translation>
    </message>
    <message>
        <source> (%1 ms)</source>
        <translation> (%1 ms)</translation>
    </message>
    <message>
        <source>Test of %1 - Underpass</source>
        <translation>%1 のテスト - Underpass</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>テスト中</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Something is in the way: see the line marked with ✗.</source>
        <translation>問題があります。✗ の付いた行をご覧ください。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step, what it found</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>転送先</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>The server&apos;s administrator can permit it by these lines in sshd_config:</source>
        <translation>サーバーの管理者は、sshd_config の次の行で許可できます:</translation>
    </message>
    <message>
        <source>This tunnel is just connecting, so there is nothing to try yet.</source>
        <translation>このトンネルは接続中のため、まだ試すことができません。</translation>
    </message>
    <message>
        <source>Everything that was tried works.</source>
        <translation>試したものはすべて機能しています。</translation>
    </message>
</context>
<context>
    <name>underpass::ConnectionsView</name>
    <message>
        <source>Close the chosen connection</source>
        <translation>選択した接続を閉じる</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 をコピー</translation>
    </message>
    <message>
        <source>Not connected: nothing goes through this tunnel.</source>
        <translation>接続していないため、このトンネルには何も流れていません。</translation>
    </message>
    <message>
        <source>Nothing goes through this tunnel.</source>
        <translation>このトンネルには何も流れていません。</translation>
    </message>
    <message>
        <source>No program is using this tunnel. Point it to %1.</source>
        <extracomment>%1 is an address or several: &quot;localhost:1110, localhost:1143&quot;.</extracomment>
        <translation>このトンネルを使っているプログラムはありません。プログラムの接続先を %1 にしてください。</translation>
    </message>
</context>
<context>
    <name>underpass::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピー済み</translation>
    </message>
    <message>
        <source>Copy %1: %2</source>
        <translation>%1 をコピー: %2</translation>
    </message>
</context>
<context>
    <name>underpass::CopyText</name>
    <message>
        <source>Copied: %1</source>
        <translation>コピーしました: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>underpass::ForSeveral</name>
    <message>
        <source>&amp;Connect all</source>
        <translation>すべて接続(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disconnect all</source>
        <translation>すべて切断(&amp;D)</translation>
    </message>
    <message>
        <source>Reconnect a&amp;ll</source>
        <translation>すべて再接続(&amp;L)</translation>
    </message>
</context>
<context>
    <name>underpass::ForwardFields</name>
    <message>
        <source>Local: programs here reach a service there (ssh -L)</source>
        <translation>ローカル: こちらのプログラムから向こうのサービスへ (ssh -L)</translation>
    </message>
    <message>
        <source>Remote: programs there reach a service here (ssh -R)</source>
        <translation>リモート: 向こうのプログラムからこちらのサービスへ (ssh -R)</translation>
    </message>
    <message>
        <source>Dynamic: a SOCKS proxy here (ssh -D)</source>
        <translation>ダイナミック: こちらに SOCKS プロキシ (ssh -D)</translation>
    </message>
    <message>
        <source>What connects to the address on this PC comes out at the server, which connects it to the target.</source>
        <translation>この PC のアドレスへの接続はサーバーに届き、サーバーが転送先につなぎます。</translation>
    </message>
    <message>
        <source>The server listens. What connects to it there comes out on this PC, which connects it to the target. Whoever can reach that address on the server can use it; its administrator must allow it (AllowTcpForwarding, GatewayPorts).</source>
        <translation>サーバーが待ち受けます。そこへの接続はこの PC に届き、この PC が転送先につなぎます。サーバーのそのアドレスに到達できる人は誰でも使えます。サーバー管理者による許可が必要です (AllowTcpForwarding、GatewayPorts)。</translation>
    </message>
    <message>
        <source>Set this address as the SOCKS proxy of a browser or another program: the server then connects to whatever that program asks for.</source>
        <translation>このアドレスをブラウザーなどの SOCKS プロキシに設定すると、そのプログラムが求める接続先へサーバーが接続します。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Who may connect</source>
        <translation>接続できる人</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>種類(&amp;K):</translation>
    </message>
    <message>
        <source>Wh&amp;o may connect:</source>
        <translation>接続できる人(&amp;O):</translation>
    </message>
    <message>
        <source>Only these &amp;programs:</source>
        <translation>許可するプログラム(&amp;P):</translation>
    </message>
    <message>
        <source>&amp;Address on the server:</source>
        <translation>サーバーのアドレス(&amp;A):</translation>
    </message>
    <message>
        <source>&amp;Address on this PC:</source>
        <translation>この PC のアドレス(&amp;A):</translation>
    </message>
    <message>
        <source>Address on the server</source>
        <translation>サーバーのアドレス</translation>
    </message>
    <message>
        <source>Address on this PC</source>
        <translation>この PC のアドレス</translation>
    </message>
    <message>
        <source>a port, or localhost:1110; 0: any free port</source>
        <translation>ポートまたは localhost:1110。0 は空いている任意のポート</translation>
    </message>
    <message>
        <source>Tar&amp;get, seen from this PC:</source>
        <translation>転送先 (この PC から)(&amp;G):</translation>
    </message>
    <message>
        <source>Tar&amp;get, seen from the server:</source>
        <translation>転送先 (サーバーから)(&amp;G):</translation>
    </message>
    <message>
        <source>Target, seen from this PC</source>
        <translation>この PC から見た転送先</translation>
    </message>
    <message>
        <source>Target, seen from the server</source>
        <translation>サーバーから見た転送先</translation>
    </message>
    <message>
        <source>host:port; localhost is this PC</source>
        <translation>ホスト:ポート。localhost はこの PC</translation>
    </message>
    <message>
        <source>host:port; localhost is the server itself</source>
        <translation>ホスト:ポート。localhost はサーバー自体</translation>
    </message>
    <message>
        <source>&amp;Needed for the tunnel to count as connected</source>
        <translation>トンネルを接続済みとみなすために必要(&amp;N)</translation>
    </message>
</context>
<context>
    <name>underpass::ForwardList</name>
    <message>
        <source>Forwards</source>
        <translation>転送</translation>
    </message>
</context>
<context>
    <name>underpass::ForwardRow</name>
    <message>
        <source>turned off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>%1 is on</source>
        <translation>%1 がオン</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>where it listens, who may connect</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 をコピー</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <comment>connections</comment>
        <translation>
            <numerusform>%n 件接続中</numerusform>
        </translation>
    </message>
    <message>
        <source>↓ %1  ↑ %2</source>
        <comment>received, sent</comment>
        <translation>↓ %1  ↑ %2</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピー済み</translation>
    </message>
    <message>
        <source>How to use it...</source>
        <translation>使い方...</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>開く...</translation>
    </message>
</context>
<context>
    <name>underpass::ForwardTable</name>
    <message>
        <source>&quot;%1&quot; is no address: write a port, or localhost:1110.</source>
        <translation>「%1」はアドレスではありません。ポート番号か localhost:1110 のように入力してください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address: write host:port, as in localhost:110.</source>
        <translation>「%1」はアドレスではありません。localhost:110 のように「ホスト:ポート」で入力してください。</translation>
    </message>
    <message>
        <source>turned on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>turned off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>転送先</translation>
    </message>
    <message>
        <source>Who may connect</source>
        <translation>接続できる人</translation>
    </message>
    <message>
        <source>Write a port, or an address like localhost:1110.</source>
        <translation>ポート番号か、localhost:1110 のようなアドレスを入力してください。</translation>
    </message>
    <message>
        <source>Write where it leads, as in localhost:110.</source>
        <translation>localhost:110 のように転送先を入力してください。</translation>
    </message>
    <message>
        <source>what programs ask for</source>
        <translation>プログラムが求める接続先</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Listens at</source>
        <translation>待ち受け</translation>
    </message>
</context>
<context>
    <name>underpass::ForwardsPage</name>
    <message>
        <source>Forwards</source>
        <translation>転送</translation>
    </message>
    <message>
        <source>%1 (port %2)</source>
        <translation>%1 (ポート %2)</translation>
    </message>
    <message>
        <source>A service on this PC, for the server (remote)</source>
        <translation>この PC のサービスをサーバーに提供 (リモート)</translation>
    </message>
    <message>
        <source>A&amp;dd a forward</source>
        <translation>転送を追加(&amp;D)</translation>
    </message>
    <message>
        <source>No forward is chosen</source>
        <translation>転送が選択されていません</translation>
    </message>
    <message>
        <source>Forward %1</source>
        <translation>転送 %1</translation>
    </message>
    <message>
        <source>Forward %1: %2</source>
        <translation>転送 %1: %2</translation>
    </message>
    <message>
        <source>&amp;Remove this forward</source>
        <translation>この転送を削除(&amp;R)</translation>
    </message>
</context>
<context>
    <name>underpass::Guide</name>
    <message>
        <source>Set up a tunnel - Underpass</source>
        <translation>トンネルの設定 - Underpass</translation>
    </message>
    <message>
        <source>Through which SSH server?</source>
        <translation>どの SSH サーバーを通りますか?</translation>
    </message>
    <message>
        <source>What do you want to reach?</source>
        <translation>何に接続しますか?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>完了(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>接続(&amp;C)</translation>
    </message>
    <message>
        <source>This tunnel has not worked yet.</source>
        <translation>このトンネルはまだ動作していません。</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>残す(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Remove it</source>
        <translation>削除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Go on here</source>
        <translation>ここで続ける(&amp;G)</translation>
    </message>
    <message>
        <source>Underpass carries it inside SSH, so that nobody between this PC and your server can read it.</source>
        <translation>Underpass が SSH の中で運ぶので、この PC とサーバーの間では誰にも読まれません。</translation>
    </message>
    <message>
        <source>Keep it anyway? It can be changed and connected later.</source>
        <translation>それでも残しますか? 後で変更して接続できます。</translation>
    </message>
    <message>
        <source>Keep this tunnel?</source>
        <translation>このトンネルを残しますか?</translation>
    </message>
    <message>
        <source>It has worked. What is ticked at the end of the guide is done only by &quot;Finish&quot;.</source>
        <translation>このトンネルは動作しました。ガイドの最後でチェックした内容は「完了」を押したときだけ実行されます。</translation>
    </message>
</context>
<context>
    <name>underpass::HistoryModel</name>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>underpass::HistoryView</name>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Forget this history...</source>
        <translation>この履歴を消す...</translation>
    </message>
    <message>
        <source>Nothing is known of the last 30 days. Once the tunnel was connected, this shows when it was up and when it was not, and why.</source>
        <translation>直近 30 日の記録はありません。トンネルが一度接続すると、いつ接続していたか、いつ切れていたか、その理由がここに表示されます。</translation>
    </message>
    <message>
        <source>Forget a history</source>
        <translation>履歴を消す</translation>
    </message>
    <message>
        <source>Forget when &quot;%1&quot; was up?</source>
        <translation>「%1」の接続の履歴を消しますか?</translation>
    </message>
    <message>
        <source>Its tunnel goes on. The log keeps what it has.</source>
        <translation>トンネルはそのまま続きます。ログの内容は残ります。</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>消す(&amp;F)</translation>
    </message>
</context>
<context>
    <name>underpass::HopFields</name>
    <message>
        <source>Jump host</source>
        <translation>踏み台サーバー</translation>
    </message>
    <message>
        <source>Port of the jump host</source>
        <translation>踏み台サーバーのポート</translation>
    </message>
    <message>
        <source>Account on the jump host</source>
        <translation>踏み台サーバーのアカウント</translation>
    </message>
    <message>
        <source>the jump host&apos;s name or address</source>
        <translation>踏み台サーバーの名前またはアドレス</translation>
    </message>
    <message>
        <source>empty: the account on the server</source>
        <translation>空欄: サーバーと同じアカウント</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>サーバー(&amp;S):</translation>
    </message>
    <message>
        <source>p&amp;ort:</source>
        <translation>ポート(&amp;O):</translation>
    </message>
    <message>
        <source>&amp;Account:</source>
        <translation>アカウント(&amp;A):</translation>
    </message>
    <message>
        <source>Name under which the jump host&apos;s key is kept</source>
        <translation>踏み台サーバーの鍵を保存する名前</translation>
    </message>
    <message>
        <source>empty: the jump host&apos;s name and port</source>
        <translation>空欄: 踏み台サーバーの名前とポート</translation>
    </message>
    <message>
        <source>Host ke&amp;y alias:</source>
        <translation>ホスト鍵の別名(&amp;Y):</translation>
    </message>
</context>
<context>
    <name>underpass::HopTable</name>
    <message>
        <source>%1. (no server yet)</source>
        <translation>%1. (サーバー未入力)</translation>
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
        <translation>✗ %1 のホスト鍵が変わりました</translation>
    </message>
    <message>
        <source>Either the server was set up anew, or somebody stands between it and you and would read your password and your mail. Nothing was sent. Ask the server&apos;s administrator, over the telephone rather than by mail, which of these is its key:</source>
        <translation>サーバーが新しく構築されたか、または誰かがサーバーとあなたの間に入ってパスワードやメールを読もうとしています。何も送信していません。どちらがサーバーの鍵かを、メールではなく電話で、サーバーの管理者に確認してください:</translation>
    </message>
    <message>
        <source>On record until now (%1):</source>
        <translation>これまで記録されていた鍵 (%1):</translation>
    </message>
    <message>
        <source>Shown by whoever answers now:</source>
        <translation>現在の応答相手が示した鍵:</translation>
    </message>
    <message>
        <source>I have &amp;compared the new key with the server&apos;s administrator</source>
        <translation>新しい鍵をサーバーの管理者と照合しました(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep it blocked</source>
        <translation>遮断したままにする(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Replace the key and connect</source>
        <translation>鍵を置き換えて接続(&amp;R)</translation>
    </message>
</context>
<context>
    <name>underpass::HostKeyDialog</name>
    <message>
        <source>Is this the right server?</source>
        <translation>正しいサーバーですか?</translation>
    </message>
    <message>
        <source>&amp;Trust and connect</source>
        <translation>信頼して接続(&amp;T)</translation>
    </message>
    <message>
        <source>You connect to this server for the first time. Its administrator can tell you the fingerprint of its host key (on the server: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub). Only if it is the same as below is nobody in between. Nothing has been sent yet.</source>
        <translation>このサーバーへの接続は初めてです。ホスト鍵のフィンガープリントは、サーバーの管理者に聞けばわかります (サーバー上で: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub)。下の値と同じ場合に限り、間に誰もいないと言えます。まだ何も送信していません。</translation>
    </message>
    <message>
        <source>Fingerprint of the server&apos;s key</source>
        <translation>サーバーの鍵のフィンガープリント</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Key of type %1:</source>
        <translation>%1 形式の鍵:</translation>
    </message>
    <message>
        <source>Fingerprint you were given</source>
        <translation>知らされたフィンガープリント</translation>
    </message>
    <message>
        <source>Paste it here to have it compared</source>
        <translation>ここに貼り付けると照合します</translation>
    </message>
    <message>
        <source>Fingerprint you were &amp;given:</source>
        <translation>知らされたフィンガープリント(&amp;G):</translation>
    </message>
    <message>
        <source>Not compared yet.</source>
        <translation>まだ照合していません。</translation>
    </message>
    <message>
        <source>The same so far, but not whole.</source>
        <translation>ここまでは一致していますが、全部ではありません。</translation>
    </message>
    <message>
        <source>✓ The same: this is the server you were told about.</source>
        <translation>✓ 一致しました。知らされたサーバーです。</translation>
    </message>
    <message>
        <source>✗ Different: do not connect, and tell the administrator.</source>
        <translation>✗ 一致しません。接続せずに、管理者に知らせてください。</translation>
    </message>
</context>
<context>
    <name>underpass::HowToUse</name>
    <message>
        <source>It does not listen yet.</source>
        <translation>まだ待ち受けていません。</translation>
    </message>
    <message>
        <source>Mail program</source>
        <translation>メール ソフト</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>セキュリティ</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>認証</translation>
    </message>
    <message>
        <source>✗ Not usable yet: %1</source>
        <extracomment>%1 is a sentence that says why.</extracomment>
        <translation>✗ まだ使えません: %1</translation>
    </message>
</context>
<context>
    <name>underpass::HowToUseDialog</name>
    <message>
        <source>How to use it - Underpass</source>
        <translation>使い方 - Underpass</translation>
    </message>
    <message>
        <source>Connect the tunnel first: %1</source>
        <translation>先にトンネルを接続してください: %1</translation>
    </message>
</context>
<context>
    <name>underpass::ImportDialog</name>
    <message>
        <source>Import connections - Underpass</source>
        <translation>接続のインポート - Underpass</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>インポート元(&amp;F)</translation>
    </message>
    <message>
        <source>The program they come from</source>
        <translation>インポート元のプログラム</translation>
    </message>
    <message>
        <source>A command line of ssh, plink or autossh</source>
        <translation>ssh、plink、autossh のコマンドライン</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>ファイルまたはフォルダー</translation>
    </message>
    <message>
        <source>&amp;Browse...</source>
        <translation>参照(&amp;B)...</translation>
    </message>
    <message>
        <source>Command lines</source>
        <translation>コマンドライン</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>What this account has in %1, or a file</source>
        <translation>このアカウントの %1 の設定、またはファイル</translation>
    </message>
    <message>
        <source>What this account has in %1, or its folder</source>
        <translation>このアカウントの %1 の設定、またはそのフォルダー</translation>
    </message>
    <message>
        <source>Its folder &quot;Sessions&quot;</source>
        <translation>&quot;Sessions&quot; フォルダー</translation>
    </message>
    <message>
        <source>What this account has in %1, or WinSCP.ini</source>
        <translation>このアカウントの %1 の設定、または WinSCP.ini</translation>
    </message>
    <message>
        <source>MobaXterm.ini, or an exported .mxtsessions</source>
        <translation>MobaXterm.ini、またはエクスポートした .mxtsessions</translation>
    </message>
    <message>
        <source>What to import</source>
        <translation>インポートするもの</translation>
    </message>
    <message>
        <source>Reading...</source>
        <translation>読み込み中...</translation>
    </message>
    <message>
        <source>Nothing is saved yet. Nothing of a file is run, and no password is read.</source>
        <translation>まだ何も保存していません。ファイルの中のものは何も実行せず、パスワードも読み込みません。</translation>
    </message>
    <message>
        <source>There is no connection in it.</source>
        <translation>接続が入っていません。</translation>
    </message>
    <message>
        <source>Paste the command line that you use now.</source>
        <translation>今使っているコマンドラインを貼り付けてください。</translation>
    </message>
    <message>
        <source>Choose its folder.</source>
        <translation>フォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Choose its file.</source>
        <translation>ファイルを選んでください。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n tunnel(s)</source>
        <translation>
            <numerusform>%n 個のトンネルをインポート(&amp;I)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::ImportList</name>
    <message>
        <source>Becomes a tunnel</source>
        <translation>トンネルになります</translation>
    </message>
    <message>
        <source>Becomes a tunnel, with changes</source>
        <translation>変更してトンネルにします</translation>
    </message>
    <message>
        <source>Is there already</source>
        <translation>すでにあります</translation>
    </message>
    <message>
        <source>Changed: %1: %2</source>
        <translation>変更: %1: %2</translation>
    </message>
    <message>
        <source>Not taken: %1: %2</source>
        <translation>取り込みません: %1: %2</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>結果</translation>
    </message>
</context>
<context>
    <name>underpass::LogInFields</name>
    <message>
        <source>Key file</source>
        <translation>鍵ファイル</translation>
    </message>
    <message>
        <source>F&amp;ind...</source>
        <translation>参照(&amp;I)...</translation>
    </message>
    <message>
        <source>Offer to re&amp;member passwords and passphrases</source>
        <translation>パスワードとパスフレーズを記憶するか尋ねる(&amp;M)</translation>
    </message>
    <message>
        <source>How to log in</source>
        <translation>ログイン方法</translation>
    </message>
    <message>
        <source>empty: the usual files in the .ssh folder</source>
        <translation>空欄: .ssh フォルダーの通常のファイル</translation>
    </message>
    <message>
        <source>&amp;Log in with:</source>
        <translation>ログイン方法(&amp;L):</translation>
    </message>
    <message>
        <source>&amp;Key file:</source>
        <translation>鍵ファイル(&amp;K):</translation>
    </message>
    <message numerus="yes">
        <source>and %n more in the profile file</source>
        <translation>
            <numerusform>プロファイルのファイルにほか %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a private key</source>
        <translation>秘密鍵の選択</translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation>SSH エージェント</translation>
    </message>
    <message>
        <source>empty: the one that this system names</source>
        <translation>空欄: このシステムが示すもの</translation>
    </message>
    <message>
        <source>SSH a&amp;gent:</source>
        <translation>SSH エージェント(&amp;G):</translation>
    </message>
</context>
<context>
    <name>underpass::LogModel</name>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>プロファイル</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>詳細</translation>
    </message>
</context>
<context>
    <name>underpass::LogView</name>
    <message>
        <source>Show only lines with</source>
        <translation>次を含む行だけを表示</translation>
    </message>
    <message>
        <source>Show only lines with...</source>
        <translation>次を含む行だけを表示...</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Sa&amp;ve as...</source>
        <translation>名前を付けて保存(&amp;V)...</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>ログの保存</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>テキスト (*.txt)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 に書き込めません: %2</translation>
    </message>
    <message>
        <source>&amp;Browse folder</source>
        <translation>フォルダーを開く(&amp;B)</translation>
    </message>
    <message>
        <source>All &amp;profiles</source>
        <translation>すべてのプロファイル(&amp;P)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>No line of the log has this in it.</source>
        <translation>これを含むログの行はありません。</translation>
    </message>
    <message>
        <source>Nothing has been written down yet.</source>
        <translation>まだ何も記録されていません。</translation>
    </message>
    <message>
        <source>Nothing has been written down of this profile yet. Connect it: what happens then is written here.</source>
        <translation>このプロファイルについてはまだ何も記録されていません。接続すると、起きたことがここに記録されます。</translation>
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
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New profile...</source>
        <translation>新しいプロファイル(&amp;N)...</translation>
    </message>
    <message>
        <source>Set up with the &amp;guide...</source>
        <translation>ガイドで設定(&amp;G)...</translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation>設定(&amp;S)...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Tunnel</source>
        <translation>トンネル(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation>編集(&amp;E)...</translation>
    </message>
    <message>
        <source>Re&amp;move...</source>
        <translation>削除(&amp;M)...</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Underpass</source>
        <translation>Underpass について(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Set up your first tunnel</source>
        <translation>最初のトンネルを設定(&amp;S)</translation>
    </message>
    <message>
        <source>Ne&amp;w...</source>
        <translation>新規(&amp;W)...</translation>
    </message>
    <message>
        <source>Remove a profile</source>
        <translation>プロファイルの削除</translation>
    </message>
    <message>
        <source>Its tunnel ends, and its forwards and remembered passwords are forgotten. The server&apos;s host key stays known.</source>
        <translation>トンネルは終了し、転送の設定と記憶したパスワードは失われます。サーバーのホスト鍵は残ります。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
    <message>
        <source>This desktop has no tray, so Underpass lives in this window.</source>
        <translation>このデスクトップには通知領域がないため、Underpass はこのウィンドウで動作します。</translation>
    </message>
    <message>
        <source>Keep mail, screens and databases inside SSH</source>
        <translation>メール、画面、データベースを SSH の中に</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>No tunnel yet. A tunnel carries what a program sends, for example your mail program&apos;s password, inside SSH, where nobody between this PC and your server can read it.</source>
        <translation>まだトンネルがありません。トンネルは、メール ソフトのパスワードなどプログラムが送るものを SSH の中で運び、この PC とサーバーの間では誰にも読まれません。</translation>
    </message>
    <message>
        <source>Remove &quot;%1&quot;?</source>
        <translation>「%1」を削除しますか?</translation>
    </message>
    <message>
        <source>&amp;Import connections...</source>
        <translation>接続をインポート(&amp;I)...</translation>
    </message>
</context>
<context>
    <name>underpass::NoticeBar</name>
    <message>
        <source>&amp;OK</source>
        <translation>OK(&amp;O)</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
</context>
<context>
    <name>underpass::OldAlgorithmsBox</name>
    <message>
        <source>Permit old algorithms...</source>
        <translation>古いアルゴリズムを許可...</translation>
    </message>
    <message>
        <source>For a server that cannot be updated. Choose only what the error message names: whoever can read along or get in between may be able to read or change what goes to this server. What is in use is shown beside the state.</source>
        <translation>更新できないサーバー用です。エラーメッセージに示されたものだけを選んでください。通信を盗聴したり間に入ったりできる者が、このサーバーとの通信を読んだり変えたりできるおそれがあります。使われているものは状態の横に表示されます。</translation>
    </message>
</context>
<context>
    <name>underpass::OpenDialog</name>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <source>Open - Underpass</source>
        <translation>開く - Underpass</translation>
    </message>
    <message>
        <source>%1 is not the tunnel&apos;s at this moment, so nothing was opened. Connect the tunnel first, and see how this forward is doing.</source>
        <translation>%1 は今このトンネルのものではないため、何も開きませんでした。先にトンネルを接続し、この転送の状態を確認してください。</translation>
    </message>
    <message>
        <source>The test ended without an answer. Try again.</source>
        <translation>応答がないままテストが終わりました。もう一度試してください。</translation>
    </message>
    <message>
        <source>It answers, but the program for it could not be started. Enter this address in it:</source>
        <translation>応答はありますが、そのためのプログラムを起動できませんでした。このアドレスをそこに入力してください:</translation>
    </message>
</context>
<context>
    <name>underpass::OutcomePage</name>
    <message>
        <source>Your tunnel is up</source>
        <translation>トンネルがつながりました</translation>
    </message>
    <message>
        <source>It does not work yet</source>
        <translation>まだ動作していません</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Ans&amp;wer...</source>
        <translation>回答(&amp;W)...</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Start Underpass when I log on</source>
        <translation>ログオン時に Underpass を起動(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Connect this tunnel then</source>
        <translation>そのときこのトンネルを接続(&amp;C)</translation>
    </message>
    <message>
        <source>Your tunnel is not connected</source>
        <translation>トンネルは接続されていません</translation>
    </message>
    <message>
        <source>Your tunnel is up, but not as it should be</source>
        <translation>トンネルはつながりましたが、問題があります</translation>
    </message>
    <message>
        <source>Your tunnel is not there any more</source>
        <translation>トンネルはもうありません</translation>
    </message>
    <message>
        <source>Its profile was removed meanwhile.</source>
        <translation>プロファイルが削除されました。</translation>
    </message>
</context>
<context>
    <name>underpass::ProfileDialog</name>
    <message>
        <source>New profile - Underpass</source>
        <translation>新しいプロファイル - Underpass</translation>
    </message>
    <message>
        <source>Edit a profile - Underpass</source>
        <translation>プロファイルの編集 - Underpass</translation>
    </message>
    <message>
        <source>Test no&amp;w</source>
        <translation>今すぐテスト(&amp;W)</translation>
    </message>
    <message>
        <source>First mend what is marked with ✗.</source>
        <translation>先に ✗ の付いた項目を修正してください。</translation>
    </message>
    <message>
        <source>The tunnel is running: disconnect it to test.</source>
        <translation>トンネルは動作中です。テストするには切断してください。</translation>
    </message>
    <message>
        <source>Discard your changes?</source>
        <translation>変更を破棄しますか?</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>破棄(&amp;D)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>サーバー(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Forwards</source>
        <translation>転送(&amp;F)</translation>
    </message>
    <message>
        <source>Rou&amp;te</source>
        <translation>経路(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>編集を続ける(&amp;K)</translation>
    </message>
</context>
<context>
    <name>underpass::ProgramList</name>
    <message>
        <source>Only these programs</source>
        <translation>許可するプログラム</translation>
    </message>
    <message>
        <source>Choose a progra&amp;m...</source>
        <translation>プログラムを選択(&amp;M)...</translation>
    </message>
    <message>
        <source>Choose a program that may connect</source>
        <translation>接続を許可するプログラムの選択</translation>
    </message>
    <message>
        <source>Remove th&amp;is program</source>
        <translation>このプログラムを削除(&amp;I)</translation>
    </message>
</context>
<context>
    <name>underpass::ProxyFields</name>
    <message>
        <source>Proxy server</source>
        <translation>プロキシサーバー</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>プロキシのポート</translation>
    </message>
    <message>
        <source>Account at the proxy</source>
        <translation>プロキシのアカウント</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>the proxy&apos;s name or address</source>
        <translation>プロキシの名前またはアドレス</translation>
    </message>
    <message>
        <source>empty: it wants no log-in; the password is asked for</source>
        <translation>空欄: ログイン不要。パスワードは接続時に尋ねます</translation>
    </message>
    <message>
        <source>Pro&amp;xy:</source>
        <translation>プロキシ(&amp;X):</translation>
    </message>
    <message>
        <source>Proxy s&amp;erver:</source>
        <translation>プロキシサーバー(&amp;E):</translation>
    </message>
    <message>
        <source>&amp;port:</source>
        <translation>ポート(&amp;P):</translation>
    </message>
    <message>
        <source>Accou&amp;nt at the proxy:</source>
        <translation>プロキシのアカウント(&amp;N):</translation>
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
        <translation>プロファイル %1、%3 のアカウント %2</translation>
    </message>
</context>
<context>
    <name>underpass::RelayModel</name>
    <message>
        <source>Program</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>経過時間</translation>
    </message>
    <message>
        <source>somebody at the server</source>
        <translation>サーバー側の接続元</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>転送</translation>
    </message>
    <message>
        <source>SOCKS proxy: %1</source>
        <extracomment>%1 is a host and port that a caller wanted.</extracomment>
        <translation>SOCKS プロキシ: %1</translation>
    </message>
    <message>
        <source>others</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>turned away</source>
        <translation>拒否</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s), last at %1</source>
        <extracomment>How often; %1 is the time of the last time.</extracomment>
        <translation>
            <numerusform>%n 回、最後は %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <extracomment>How often; %1 is the time of the last time.</extracomment>
        <translation>
            <numerusform>%n 回</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::SecretsDialog</name>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>✗ The server did not accept the last password.</source>
        <translation>✗ サーバーは前回のパスワードを認めませんでした。</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>パスワード(&amp;P):</translation>
    </message>
    <message>
        <source>Passphrase of a key file</source>
        <translation>鍵ファイルのパスフレーズ</translation>
    </message>
    <message>
        <source>✗ That passphrase does not open %1.</source>
        <translation>✗ そのパスフレーズでは %1 を開けません。</translation>
    </message>
    <message>
        <source>The key file %1 is encrypted.</source>
        <translation>鍵ファイル %1 は暗号化されています。</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>パスフレーズ(&amp;P):</translation>
    </message>
    <message>
        <source>The server asks</source>
        <translation>サーバーからの質問</translation>
    </message>
    <message>
        <source>Answer:</source>
        <translation>回答:</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>続行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>ログイン(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Show what is typed</source>
        <translation>入力内容を表示(&amp;S)</translation>
    </message>
    <message>
        <source>Password at the proxy</source>
        <translation>プロキシのパスワード</translation>
    </message>
    <message>
        <source>✗ The proxy did not accept the last password.</source>
        <translation>✗ プロキシは前回のパスワードを認めませんでした。</translation>
    </message>
    <message>
        <source>The proxy on the way to the server wants it.</source>
        <translation>サーバーへの経路にあるプロキシが求めています。</translation>
    </message>
    <message>
        <source>✗ The server did not accept what was answered.</source>
        <translation>✗ サーバーは回答を認めませんでした。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新しいパスワード</translation>
    </message>
    <message>
        <source>✗ The server did not accept that new password.</source>
        <translation>✗ サーバーはその新しいパスワードを受け付けませんでした。</translation>
    </message>
    <message>
        <source>The password has expired. Choose a new one.</source>
        <translation>パスワードの有効期限が切れています。新しいパスワードを決めてください。</translation>
    </message>
    <message>
        <source>&amp;New password:</source>
        <translation>新しいパスワード(&amp;N):</translation>
    </message>
    <message>
        <source>&amp;Once more:</source>
        <translation>もう一度(&amp;O):</translation>
    </message>
    <message>
        <source>✗ The two are not the same yet.</source>
        <translation>✗ 二つがまだ一致していません。</translation>
    </message>
    <message>
        <source>&amp;Remember it (in Windows Credential Manager)</source>
        <translation>記憶する(Windows 資格情報マネージャーに)(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Remember it (in your keyring)</source>
        <translation>記憶する(キーリングに)(&amp;R)</translation>
    </message>
</context>
<context>
    <name>underpass::ServerPage</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Port of the SSH server</source>
        <translation>SSH サーバーのポート</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>&amp;Connect when Underpass starts</source>
        <translation>Underpass の起動時に接続(&amp;C)</translation>
    </message>
    <message>
        <source>Connect again &amp;by itself after a loss</source>
        <translation>切断後に自動で再接続(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N):</translation>
    </message>
    <message>
        <source>the SSH server&apos;s name or address</source>
        <translation>SSH サーバーの名前またはアドレス</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>サーバー(&amp;S):</translation>
    </message>
    <message>
        <source>&amp;port:</source>
        <translation>ポート(&amp;P):</translation>
    </message>
    <message>
        <source>&amp;Account:</source>
        <translation>アカウント(&amp;A):</translation>
    </message>
    <message>
        <source>F&amp;urther SSH connections:</source>
        <translation>追加の SSH 接続(&amp;U):</translation>
    </message>
    <message>
        <source>Further SSH connections for crowds and large transfers</source>
        <translation>接続が多いときや大きな転送のための追加の SSH 接続</translation>
    </message>
    <message>
        <source>where logging in needs nobody</source>
        <translation>ログインに操作が要らない場合</translation>
    </message>
    <message>
        <source>none: this tunnel has one</source>
        <translation>なし: このトンネルは 1 本だけ</translation>
    </message>
    <message>
        <source>whenever they are needed</source>
        <translation>必要なときはいつでも</translation>
    </message>
    <message>
        <source>Name under which the host key is kept</source>
        <translation>ホスト鍵を保存する名前</translation>
    </message>
    <message>
        <source>empty: the server&apos;s name and port</source>
        <translation>空欄: サーバーの名前とポート</translation>
    </message>
    <message>
        <source>Host ke&amp;y alias:</source>
        <translation>ホスト鍵の別名(&amp;H):</translation>
    </message>
    <message>
        <source>Groups that the tunnel is in</source>
        <translation>トンネルが属するグループ</translation>
    </message>
    <message>
        <source>Gr&amp;oups:</source>
        <translation>グループ(&amp;Z):</translation>
    </message>
    <message>
        <source>Ch&amp;eck the connection every:</source>
        <translation>接続の確認間隔(&amp;E):</translation>
    </message>
    <message>
        <source>Seconds between checks of the connection</source>
        <translation>接続を確認する間隔(秒)</translation>
    </message>
    <message>
        <source>for example work, mail</source>
        <translation>例: 仕事, メール</translation>
    </message>
</context>
<context>
    <name>underpass::ServerWordsBox</name>
    <message>
        <source>The server says</source>
        <translation>サーバーからのメッセージ</translation>
    </message>
    <message>
        <source>Copy this</source>
        <translation>これをコピー</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>リンクをコピー</translation>
    </message>
</context>
<context>
    <name>underpass::ServiceChoice</name>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Send by %1</source>
        <translation>%1 で送信</translation>
    </message>
    <message>
        <source>Receive:</source>
        <translation>受信:</translation>
    </message>
    <message>
        <source>Send:</source>
        <translation>送信:</translation>
    </message>
    <message>
        <source>Service:</source>
        <translation>サービス:</translation>
    </message>
    <message>
        <source>Port of the service</source>
        <translation>サービスのポート</translation>
    </message>
    <message>
        <source>&amp;Port there:</source>
        <translation>そこのポート(&amp;P):</translation>
    </message>
    <message>
        <source>encrypted up to that machine (&amp;TLS: POP3S, IMAPS, SMTPS)</source>
        <translation>そこまで暗号化する (&amp;TLS: POP3S、IMAPS、SMTPS)</translation>
    </message>
</context>
<context>
    <name>underpass::SettingsDialog</name>
    <message>
        <source>Settings - Underpass</source>
        <translation>設定 - Underpass</translation>
    </message>
    <message>
        <source>Start with the &amp;tray icon alone, without this window</source>
        <translation>ウィンドウを開かず、通知領域のアイコンだけで起動(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Ask before quitting while a tunnel is connected</source>
        <translation>トンネルの接続中は終了前に確認(&amp;A)</translation>
    </message>
    <message>
        <source>Write &amp;details into the log</source>
        <translation>詳細をログに記録(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Start Underpass when I log on</source>
        <translation>ログオン時に Underpass を起動(&amp;S)</translation>
    </message>
    <message>
        <source>It was turned off in the system&apos;s own list of startup programs; turn it on again there.</source>
        <translation>システムのスタートアップ一覧でオフにされています。そちらで再びオンにしてください。</translation>
    </message>
    <message>
        <source>Profiles marked &quot;connect at start&quot; then connect by themselves.</source>
        <translation>「起動時に接続」のプロファイルは自動で接続します。</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>配色(&amp;C):</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>言語(&amp;L):</translation>
    </message>
    <message>
        <source>&amp;Notify me when a tunnel is lost, comes back or needs me</source>
        <translation>トンネルの切断、復帰、確認が必要なときに通知(&amp;N)</translation>
    </message>
    <message>
        <source>The look of &amp;Windows 11 instead of our own</source>
        <translation>独自のものでなく Windows 11 の外観を使う(&amp;W)</translation>
    </message>
</context>
<context>
    <name>underpass::StateNote</name>
    <message>
        <source>Ans&amp;wer...</source>
        <translation>回答(&amp;W)...</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>再接続(&amp;R)</translation>
    </message>
    <message>
        <source>Loo&amp;k at the new key...</source>
        <translation>新しい鍵を確認(&amp;K)...</translation>
    </message>
    <message>
        <source>Tr&amp;y now</source>
        <translation>今すぐ試す(&amp;Y)</translation>
    </message>
    <message>
        <source>Ans&amp;wer here...</source>
        <translation>ここで回答(&amp;W)...</translation>
    </message>
    <message>
        <source>Edit...</source>
        <translation>編集...</translation>
    </message>
    <message>
        <source>Choose a key file...</source>
        <translation>鍵ファイルを選ぶ...</translation>
    </message>
    <message>
        <source>It runs in the background. Answer here, and it runs in this program; or enter &quot;underpassctl connect %1&quot; in a terminal.</source>
        <extracomment>%1 is the id of a profile.</extracomment>
        <translation>バックグラウンドで動いています。ここで回答すると、このプログラムで動きます。または、端末で「underpassctl connect %1」と入力してください。</translation>
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
        <translation>%2 の代わりにポート %1 を使う(&amp;I)</translation>
    </message>
    <message>
        <source>Use a free port &amp;instead</source>
        <translation>代わりに空きポートを使う(&amp;I)</translation>
    </message>
</context>
<context>
    <name>underpass::TestButton</name>
    <message>
        <source>T&amp;est it</source>
        <translation>テスト(&amp;E)</translation>
    </message>
</context>
<context>
    <name>underpass::TrafficPlot</name>
    <message>
        <source>Traffic of the last five minutes</source>
        <translation>最近 5 分間の通信量</translation>
    </message>
    <message>
        <source>Received %1, sent %2</source>
        <translation>受信 %1、送信 %2</translation>
    </message>
    <message>
        <source>last 5 minutes</source>
        <translation>最近 5 分間</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>受信 %1</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>送信 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago: received %1, sent %2</source>
        <extracomment>%n is the number of seconds, %1 and %2 are rates: &quot;1.2 MB/s&quot;.</extracomment>
        <translation>
            <numerusform>%n 秒前: 受信 %1、送信 %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::Tray</name>
    <message>
        <source>&amp;Open Underpass</source>
        <translation>Underpass を開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;About Underpass</source>
        <translation>Underpass について(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>再接続(&amp;R)</translation>
    </message>
    <message>
        <source>Co&amp;py an address</source>
        <translation>アドレスをコピー(&amp;P)</translation>
    </message>
    <message>
        <source>All &amp;tunnels</source>
        <translation>すべてのトンネル(&amp;T)</translation>
    </message>
    <message>
        <source>Other &amp;tunnels</source>
        <translation>その他のトンネル(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation>グループ(&amp;G)</translation>
    </message>
    <message numerus="yes">
        <source>Dismiss %n &amp;failure(s)</source>
        <translation>
            <numerusform>%n 件の失敗の表示を消す(&amp;F)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::TrayProgram</name>
    <message>
        <source>Quit Underpass</source>
        <translation>Underpass の終了</translation>
    </message>
    <message>
        <source>Quit and end your tunnels?</source>
        <translation>終了してトンネルを閉じますか?</translation>
    </message>
    <message>
        <source>Programs that use them lose their connections.</source>
        <translation>トンネルを使っているプログラムの接続が切れます。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>underpass::TunnelActions</name>
    <message>
        <source>&amp;Reconnect</source>
        <translation>再接続(&amp;R)</translation>
    </message>
    <message>
        <source>Dismiss the &amp;failure</source>
        <translation>失敗の表示を消す(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Test...</source>
        <translation>テスト(&amp;T)...</translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation>編集(&amp;E)...</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>複製(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;move...</source>
        <translation>削除(&amp;M)...</translation>
    </message>
    <message>
        <source>Mo&amp;ve up</source>
        <translation>上へ移動(&amp;V)</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>下へ移動(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Sort by state</source>
        <translation>状態順に並べる(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;All tunnels</source>
        <translation>すべてのトンネル(&amp;A)</translation>
    </message>
</context>
<context>
    <name>underpass::TunnelCard</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Co&amp;nnections</source>
        <translation>接続(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>ログ(&amp;L)</translation>
    </message>
    <message>
        <source>Forw&amp;ards</source>
        <translation>転送(&amp;A)</translation>
    </message>
    <message>
        <source>How to &amp;use it...</source>
        <translation>使い方(&amp;U)...</translation>
    </message>
    <message>
        <source>This forward has just been changed. Look at it again.</source>
        <translation>この転送は変更されたばかりです。もう一度確認してください。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Copy as ssh command</source>
        <translation>ssh コマンドとしてコピー</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>コピーしました: %1</translation>
    </message>
</context>
<context>
    <name>underpass::TunnelList</name>
    <message>
        <source>Profiles</source>
        <translation>プロファイル</translation>
    </message>
</context>
<context>
    <name>underpass::TunnelTree</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>Of the tunnels in a group: how many are connected, and how many there are.</extracomment>
        <translation>%2 件中 %1 件</translation>
    </message>
    <message numerus="yes">
        <source>Group %1, %n tunnel(s), %2 connected</source>
        <extracomment>%1 is a group&apos;s name, %2 how many of its tunnels are connected.</extracomment>
        <translation>
            <numerusform>グループ %1、トンネル %n 件、接続中 %2 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>underpass::WayPage</name>
    <message>
        <source>Add a jump &amp;host</source>
        <translation>踏み台を追加(&amp;H)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上へ(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下へ(&amp;D)</translation>
    </message>
    <message>
        <source>Jump hosts, the first one first</source>
        <translation>踏み台サーバー (最初のものから順に)</translation>
    </message>
    <message>
        <source>&amp;Jump hosts: SSH servers on the way, the one nearest to this PC first</source>
        <translation>踏み台サーバー(&amp;J): 途中の SSH サーバー。この PC に近いものから順に</translation>
    </message>
    <message>
        <source>Jump host %1</source>
        <translation>踏み台サーバー %1</translation>
    </message>
    <message>
        <source>Jump host %1: %2</source>
        <translation>踏み台サーバー %1: %2</translation>
    </message>
    <message>
        <source>&amp;Remove this jump host</source>
        <translation>この踏み台サーバーを削除(&amp;R)</translation>
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
        <translation>SSH サーバー</translation>
    </message>
    <message>
        <source>Account on it</source>
        <translation>そこのアカウント</translation>
    </message>
    <message>
        <source>on the SSH server &amp;itself</source>
        <translation>SSH サーバー自体(&amp;I)</translation>
    </message>
    <message>
        <source>on another &amp;machine:</source>
        <translation>別のマシン(&amp;M):</translation>
    </message>
    <message>
        <source>The machine where the service is</source>
        <translation>サービスのあるマシン</translation>
    </message>
    <message>
        <source>mail.example.org, or a whole ssh command</source>
        <translation>mail.example.org、または ssh コマンド全体</translation>
    </message>
    <message>
        <source>SSH &amp;server:</source>
        <translation>SSH サーバー(&amp;S):</translation>
    </message>
    <message>
        <source>&amp;Account:</source>
        <translation>アカウント(&amp;A):</translation>
    </message>
    <message>
        <source>The server that you may log in to with SSH.</source>
        <translation>SSH でログインできるサーバーです。</translation>
    </message>
    <message>
        <source>Often it is the mail server itself: ask your provider for SSH access.</source>
        <translation>多くの場合メール サーバー自体です。SSH アクセスについてはプロバイダーに問い合わせてください。</translation>
    </message>
    <message>
        <source>Name the machine.</source>
        <translation>マシンを指定してください。</translation>
    </message>
    <message>
        <source>Choose at least one service.</source>
        <translation>サービスを 1 つ以上選んでください。</translation>
    </message>
    <message>
        <source>The hosts of %1 are offered as you type.</source>
        <extracomment>%1 is a file.</extracomment>
        <translation>%1 のホストは入力中に候補として表示されます。</translation>
    </message>
    <message>
        <source>✓ Key file: %1</source>
        <translation>✓ 鍵ファイル: %1</translation>
    </message>
    <message>
        <source>✓ From %1: %2</source>
        <extracomment>%1 is a file, %2 a server.</extracomment>
        <translation>✓ %1 より: %2</translation>
    </message>
    <message>
        <source>your account on this server</source>
        <translation>このサーバーでのアカウント</translation>
    </message>
    <message>
        <source>its name, as the server knows it</source>
        <translation>サーバーから見た名前</translation>
    </message>
</context>
</TS>
