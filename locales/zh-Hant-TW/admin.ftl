### 維運人員在命令列看到的字句

admin-staff-clerk-added = 已新增承辦人 { $login }。
admin-staff-reviewer-added = 已新增審查人員 { $login }。
admin-staff-link =
    請將以下連結交給本人。連結限用一次，24 小時內有效，只在此顯示這一次：
    { $link }
admin-link-assumed = 這裡沒有設定 MYDATA_BASE_URL，所以連結以 { $address } 開頭。如果大家用別的網址連到伺服器，請換成那個網址再交出連結。
admin-staff-taken = 帳號 { $login } 已有人使用或曾有人使用，請另取一個。
admin-staff-nameless = 姓名是空白的，請在 --name 之後填寫姓名。
admin-staff-unknown = 沒有 { $login } 這個帳號。
admin-staff-factor-reset = 已停用 { $login } 的第二項驗證，並結束所有登入。
admin-staff-closed = 已永久關閉帳號 { $login }。
admin-staff-sessions-ended = 已結束 { $login } 的登入，共 { $count } 個。
admin-staff-none = 還沒有這類帳號。
admin-staff-listed = { $login }  { $name }
admin-staff-listed-at = { "    " }{ $organisation }，{ $counter }
admin-staff-listed-closed = { "    " }已永久關閉

admin-counter-open = { $organisation }的「{ $counter }」已開放。
admin-counter-opens = 可以開啟的資料集：{ $datasets }。
admin-counter-opens-nothing = 目前還不能開啟任何資料集，請用 --dataset 指定。
admin-counter-now-closed = 已永久關閉櫃臺「{ $counter }」。
admin-counter-closed = 這個櫃臺已永久關閉，請以新的名稱另開一個。
admin-counter-unknown = { $organisation }沒有「{ $counter }」這個櫃臺，請先用 admin counter add 開設。
admin-counter-nameless = 名稱是空白的，請填寫機關與櫃臺的名稱。
admin-counter-no-dataset = 沒有 { $dataset } 這個資料集，請用 admin provider list 查看。
admin-counter-none = 還沒有櫃臺。請使用「admin counter add」。
admin-counter-listed-closed = { $organisation } 的櫃臺 { $counter } 已永久關閉。
admin-counter-forbidden = 已收回櫃臺 { $counter } 可開啟的資料集。

admin-provider-connected = 已介接{ $organisation }。
admin-provider-dataset-added = { $dataset }：新增。
admin-provider-dataset-changed = { $dataset }：已更新內容。
admin-provider-dataset-unchanged = { $dataset }：沒有變動。
admin-provider-secret = { "    " }resource_secret：{ $secret }（只在此顯示這一次，請交給資料提供者）
admin-provider-foreign = { $dataset } 屬於另一個資料提供者，請更正 resource_id。
admin-provider-none = 尚未介接任何資料提供者，請用 admin provider connect 加上檔案。
admin-provider-listed = { $organisation }
admin-provider-dataset-listed = { "    " }{ $dataset }　{ $name }（{ $category }；{ $codes }）　{ $url }
admin-provider-suspended = { "        " }暫停中
admin-provider-mistakes = { $file } 還不能介接，請修正：
admin-provider-mistake = { "    " }第 { $line } 行，{ $place }：{ $sentence }
admin-provider-mistake-of-file = { "    " }第 { $line } 行：{ $sentence }
admin-provider-example = { $form }

admin-suspension-of = { $organisation }
admin-suspension-now = { "    " }{ $dataset }：即刻起暫停提供。
admin-suspension-before = { "    " }{ $dataset }：先前已暫停提供。
admin-suspension-lifted = { "    " }{ $dataset }：恢復提供。
admin-suspension-none = { "    " }{ $dataset }：並未暫停提供。
admin-suspension-unreasoned = 沒有寫原因。請寫在 --reason 後面。
admin-suspension-no-provider = { $organisation } 沒有提供任何資料集。請參考「admin provider list」。
admin-suspension-foreign = { $dataset } 不是 { $organisation } 的資料集。請參考「admin provider list」。

admin-member-added = 已建立會員 { $login }。
admin-member-password = 會員在這一頁取得連結，設定第一個密碼：{ $link }
admin-member-nameless = 請在 --name 之後填寫會員姓名，最多 { $longest } 個字。
admin-member-mail-unreadable = 這不是電子信箱，請在 --mail 之後填寫。
admin-member-mail-taken = 已有會員使用這個電子信箱。
admin-member-unitless = 這個單位無法選用，請以 --unit 指定其他單位。
admin-member-unit-unknown = 沒有這個單位。可用的單位：{ $units }
admin-member-unknown = 沒有帳號為 { $login } 的會員。

admin-pair-issued = 已核發一組金鑰給 { $login }。
admin-pair-shown = { $login } 的金鑰：
admin-pair-told = { "    " }級別 { $tier }，可使用的位址 { $networks }
admin-pair-id = { "    " }APP ID：{ $id }
admin-pair-key = { "    " }APP Key：{ $key }
admin-pair-standing = { "    " }今日已呼叫 { $used } 次，上限 { $limit } 次
admin-pair-held = { $login } 已有級別 { $tier } 的金鑰。請用「admin pair show」查看，或先註銷。
admin-pair-waiting = { $login } 尚未確認電子郵件，確認後才能核發金鑰。
admin-pair-none = { $login } 沒有級別 { $tier } 的金鑰。
admin-pair-networks-unreadable = 位址無法讀取：{ $why }。
admin-pair-reasonless = 原因是空白的，請在 --reason 之後填寫。
admin-pair-revoked = 已註銷 { $login } 級別 { $tier } 的金鑰。

admin-audit-whole = 稽核紀錄完整，共 { $count } 筆。
admin-audit-broken = 稽核紀錄在第 { $place } 筆中斷：這一筆或之前的紀錄曾被竄改、刪除或插入。

admin-keys-entry = { $entry }
admin-keys-made = 金鑰已寫入 { $file }。請另存一份於安全處：遺失金鑰，封存的資料就無法再開啟。
admin-keys-file-exists = { $file } 已存在。請改用其他檔名，或用 keys rotate 加入新版本。
admin-keys-added = 金鑰檔已加入新版本。請重新啟動每一部伺服器，再執行一次 keys rotate。
admin-keys-in-variable = 金鑰寫在 MYDATA_MASTER_KEY，無法由程式加入。請用 keys make --version 產生一筆，以逗號接在後面，重新啟動每一部伺服器，再執行 keys rotate。
admin-keys-sealed = 已用第 { $version } 版重新封存：資料 { $values } 筆，資料包 { $packages } 個。
admin-keys-unreadable = { $place }：有 { $count } 筆無法用現有的任何金鑰開啟。
admin-keys-left = 尚未完成：還有 { $values } 筆資料需要舊金鑰。請勿移除舊金鑰，排除原因後再執行 keys rotate。
admin-keys-removable = 完成。每一部伺服器都重新啟動後，可以移除這些版本：{ $versions }。
