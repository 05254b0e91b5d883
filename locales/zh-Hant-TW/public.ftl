### 給所有人的頁面

## 首頁
public-home-title = 首頁
public-home-lead = 您的資料，由您決定
public-home-what = 政府機關手上有您的資料。在這裡，您驗證身分、親自同意，就能把資料拿回來：自己看、自己存，或拿條碼到櫃臺辦事，不必再跑一趟申請紙本。
public-home-start = 開始下載個人資料
public-home-return = 回到資料條碼區
public-home-mydata = 個人化資料自主運用
public-home-download = 下載個人資料
public-home-download-what = 從戶役政、健保到財稅，選擇您要的資料，驗證身分後線上預覽或轉存到電腦。
public-home-services = 線上服務
public-home-services-what = 同意把資料交給您選的機關或業者，在對方網站直接完成申辦。
public-home-counter = 臨櫃核驗
public-home-counter-what = 機關承辦人員在此輸入民眾出示的資料條碼，核驗並取用資料。
public-home-park = 智慧園區時空資訊雲平台
public-home-park-data = 智慧園區
public-home-park-data-what = 查詢資料服務、申請介接金鑰，並在線上試用 API。
public-home-how = 三個步驟
public-home-how-one = 選擇資料
public-home-how-one-what = 在十三個類別中找到資料集，一次可勾選多筆。
public-home-how-two = 驗證身分並同意
public-home-how-two-what = 以這些資料接受的方式（例如自然人憑證）證明您是本人，並看清楚這次同意了什麼。
public-home-how-three = 取用資料
public-home-how-three-what = 線上預覽、轉存到電腦，或到櫃臺出示條碼。
public-home-promise = 我們怎麼對待您的資料
public-home-promise-eight = 資料最長保存 8 小時，到期立即刪除；您也可以隨時刪除。
public-home-promise-seal = 每一份資料各以一把金鑰加密保存，平臺人員無法任意翻看。
public-home-promise-seen = 誰在什麼時候、為了什麼取用，您在「使用紀錄」都看得到。
public-home-promise-stop = 櫃臺取用前必須由您提供驗證密碼，您可以隨時中止。

## 關於
public-about-title = 關於 MyData
public-about-lead = MyData 是個人化資料自主運用平臺：讓您用自己的身分，取回政府機關所保管、屬於您的資料。
public-about-why = 為什麼有這個平臺
public-about-why-text = 過去辦一件事，常要先到好幾個機關申請證明文件。資料其實早就在政府手上，只是不能照您的意思流動。MyData 把決定權交還給您：沒有您的同意，資料不會離開保管機關。
public-about-who = 參與的角色
public-about-who-citizen = 民眾
public-about-who-citizen-text = 驗證身分、同意、取用自己的資料。
public-about-who-provider = 資料提供者
public-about-who-provider-text = 保管資料的機關。收到您的同意後，把資料簽章、加密後交給平臺。
public-about-who-counter = 臨櫃機關
public-about-who-counter-text = 在櫃臺核驗您出示的資料，取代紙本證明。
public-about-who-platform = 平臺
public-about-who-platform-text = 核對身分、傳遞資料、留下紀錄，到期刪除；不分析您的資料，也不留副本。
public-about-limits = 這個平臺不做的事
public-about-limits-profile = 不建立您的資料檔案，也不拿您的資料做統計或行銷。
public-about-limits-proxy = 不提供代理申請；每個人只能取得自己的資料。
public-about-limits-correct = 不修改資料內容。資料若有錯誤，請向提供資料的機關更正。
public-about-next = 想試試看？
public-about-next-link = 看看有哪些資料可以下載

## 常見問題
public-faq-title = 常見問題
public-faq-lead = 找不到答案時，歡迎與我們聯絡。
public-faq-search = 搜尋問題與答案
public-faq-search-button = 搜尋
public-faq-found = 與「{ $q }」有關的問題：{ $count } 題
public-faq-all = 顯示全部問題
public-faq-nothing = 沒有符合的問題。請換個說法，或直接與我們聯絡。
public-faq-contact = 聯絡我們
public-faq-test-page = 前往元件測試
public-faq-barcodes-page = 前往資料條碼區
public-faq-history-page = 前往使用紀錄
public-faq-signin-page = 驗證身分後回到我的資料
public-faq-group-start = 開始之前
public-faq-group-card = 自然人憑證與元件
public-faq-group-fetch = 取得資料
public-faq-group-counter = 條碼與臨櫃核驗
public-faq-group-safe = 資料安全

public-faq-need = 使用前要準備什麼？
public-faq-need-answer = 一張有效的自然人憑證、晶片讀卡機，以及一部已安裝憑證元件（HiCOS 或跨平台網頁元件）的電腦。驗證頁面會列出您所選資料目前接受的驗證方式。
public-faq-proxy = 可以替家人申請嗎？
public-faq-proxy-answer = 不行。每個人都要用自己的憑證驗證，而且只會取得自己的資料。請不要把憑證和 PIN 碼交給別人。
public-faq-sample-number = 操作手冊上的 A999999999 可以輸入嗎？
public-faq-sample-number-answer = 不可以。那是手冊用來遮蔽真實號碼的示意號碼，檢查碼並不正確，系統不會接受。請輸入您自己的身分證統一編號；外來人口請輸入居留證上的統一證號。

public-faq-component = 頁面說找不到元件，怎麼辦？
public-faq-component-answer = 請確認已安裝憑證元件並且正在執行。剛安裝完請重新開啟瀏覽器。若仍找不到，請到「元件測試」逐項檢查元件、讀卡機、卡片與彈出視窗。
public-faq-popup = 按下驗證後沒有反應？
public-faq-popup-answer = 瀏覽器可能擋住了彈出視窗。請看網址列右側的提示，允許本網站開啟彈出視窗後再按一次。
public-faq-pin = PIN 碼輸入錯誤或卡片鎖住了？
public-faq-pin-answer = 連續輸入錯誤三次，卡片就會鎖住，這是卡片本身的保護，我們無法替您解開。請到內政部憑證管理中心網站，用申請憑證時設定的用戶代碼解鎖；忘記用戶代碼時，請攜帶身分證件與卡片到戶政事務所辦理。我們不會收到、也不會保存您的 PIN 碼。
public-faq-revoked = 卡片過期或已廢止可以用嗎？
public-faq-revoked-answer = 不可以。請到戶政事務所申請新的憑證；在有效期限前後也可以到內政部憑證管理中心網站查詢能否展期。

public-faq-hours = 資料可以保存多久？
public-faq-hours-answer = 從取得的那一刻起最長 8 小時，時間一到立即無法開啟，隨後刪除。您可以在資料條碼區提前刪除；需要時再重新下載一次即可。
public-faq-waiting = 「取得中」等了很久，可以關掉頁面嗎？
public-faq-waiting-answer = 可以。有些機關需要時間準備資料，平臺會持續詢問。您可以關閉頁面，8 小時內再回來查看結果。
public-faq-return = 換一部電腦或手機，怎麼找回剛才的資料？
public-faq-return-answer = 8 小時內請選「驗證身分」，再驗證一次就能看到全部資料。只需要出示條碼的話，也可以輸入身分證統一編號、出生日期，以及寄到您通知信箱的驗證碼。
public-faq-none = 「查無資料」是什麼意思？
public-faq-none-answer = 提供資料的機關查過了，沒有您這一類的資料，例如名下沒有不動產。這不是錯誤；若您認為應該要有，請向該機關查詢。
public-faq-password = PDF 檔案的密碼是什麼？
public-faq-password-answer = 您的身分證統一編號，開頭的英文字母要大寫，例如 A123456789。線上預覽不需要輸入密碼。
public-faq-package = 轉存到電腦的壓縮檔裡有什麼？
public-faq-package-answer = 可以閱讀的 PDF、程式可以讀取的 JSON，以及提供機關的數位簽章。要讓別人查驗真偽，請把整個壓縮檔原封不動交給對方；內容一經修改，簽章就會失效。

public-faq-barcode = 條碼多久會換一次？
public-faq-barcode-answer = 每 20 分鐘換一次，您也可以按「手動更新條碼」。新的條碼一出現，舊的立刻失效，不必擔心被拍下來再使用。
public-faq-code = 櫃臺要我唸驗證密碼，可以說嗎？
public-faq-code-answer = 只有在您面前、正在替您辦事的承辦人員可以。驗證密碼是 8 位數字，會寄到您自己的通知信箱，2 分鐘內有效，1 分鐘後可以重寄，最多輸入 5 次。電話或訊息裡要您提供密碼的，都不要理會。
public-faq-stop = 櫃臺正在取用，我想停止怎麼辦？
public-faq-stop-answer = 請到資料條碼區，在那一筆取用按「中止」，對方的畫面就不能再繼續。
public-faq-quiet = 沒收到驗證密碼？
public-faq-quiet-answer = 請先查看垃圾信件匣。1 分鐘後可以請承辦人員重寄，新的密碼寄出後，舊的就不能用了。通知信箱若已更換，請先驗證身分後變更。

public-faq-who = 誰看得到我的資料？
public-faq-who-answer = 您，以及您在櫃臺同意的承辦人員。資料在平臺上以個別金鑰加密，維運人員沒有瀏覽的功能。每一次取用都記在您的使用紀錄裡。
public-faq-record = 資料刪除以後，還會留下什麼？
public-faq-record-answer = 只留下紀錄：何時、哪個機關、哪一個資料集、做了什麼，不含資料內容，依規定保存 5 年。

## 網站導覽
public-sitemap-title = 網站導覽
public-sitemap-lead = 本網站依無障礙網頁設計原則建置，以下是所有頁面與鍵盤快速鍵。
public-sitemap-keys = 快速鍵
public-sitemap-keys-how = Windows 與 Linux 的 Chrome、Edge 請按 Alt 加快速鍵；Firefox 請按 Alt＋Shift 加快速鍵；macOS 請按 Control＋Option 加快速鍵。
public-sitemap-key = 按鍵
public-sitemap-key-goes = 前往
public-sitemap-pages = 頁面
public-sitemap-group-citizen = 下載個人資料
public-sitemap-group-counter = 機關人員
public-sitemap-group-member = 智慧園區時空資訊雲平台
public-sitemap-group-help = 說明與政策
public-sitemap-signin = 驗證身分後回到我的資料
public-sitemap-counter-signin = 承辦人員登入

## 隱私權
public-privacy-title = 隱私權保護政策
public-privacy-lead = 這一頁說明我們蒐集哪些個人資料、為什麼、保存多久，以及您有哪些權利。
public-privacy-scope = 適用範圍
public-privacy-scope-text = 本政策適用於您使用本平臺的期間。離開本平臺後，資料提供機關、臨櫃機關與其他網站各有自己的政策。
public-privacy-collect = 我們蒐集什麼
public-privacy-collect-identity = 為了確認您的身分：身分證統一編號、出生日期，以及憑證上的姓名與序號。PIN 碼只留在您的電腦，不會傳給我們。
public-privacy-collect-contact = 為了通知您與寄送驗證密碼：您確認過的電子郵件或手機號碼。
public-privacy-collect-package = 您同意下載的資料本身，只為了交給您或您同意的櫃臺。
public-privacy-collect-log = 使用紀錄：時間、動作、資料集與來源網路位址，用來讓您查詢、也用來查核不當使用。
public-privacy-use = 我們怎麼使用
public-privacy-use-text = 只用在您當次同意的事情上。我們不用您的資料建立檔案、不做行銷，也不提供給您沒有同意的對象；法律另有規定者除外，並會留下紀錄。
public-privacy-protect = 我們怎麼保護
public-privacy-protect-text = 身分證統一編號、姓名、出生日期、聯絡方式與下載的資料都加密保存，金鑰與資料分開保管。紀錄檔裡不會出現這些內容。
public-privacy-kept = 保存多久
public-privacy-kept-text = 時間一到就由系統自動刪除，不需要您提出申請。
public-privacy-kept-what = 資料
public-privacy-kept-until = 保存期間
public-privacy-kept-one-time = 驗證密碼、驗證碼與一次性連結
public-privacy-kept-one-time-until = 使用後或過期即刪除
public-privacy-kept-packages = 您下載的資料
public-privacy-kept-packages-until = { $count } 小時，或您提前刪除
public-privacy-kept-sessions = 登入狀態
public-privacy-kept-sessions-until = 登出或逾時即刪除
public-privacy-kept-attempts = 登入嘗試的紀錄
public-privacy-kept-attempts-until = { $count } 天
public-privacy-kept-waiting = 未啟用的會員帳號
public-privacy-kept-waiting-until = { $count } 天
public-privacy-kept-calls = 園區資料 API 的呼叫紀錄（不含查詢內容）
public-privacy-kept-calls-until = { $count } 天
public-privacy-kept-taking-part = 會員的回饋、諮詢、課程報名與收到的通知
public-privacy-kept-taking-part-until = 答覆或課程結束後 { $count } 年
public-privacy-kept-members = 會員的基本資料與提供的網址
public-privacy-kept-members-until = 到您刪除帳號為止
public-privacy-kept-applications = 園區資料 API 的授權申請內容與審查意見
public-privacy-kept-applications-until = 到您刪除帳號為止；之後只留下等級、日期與結果，看不出是誰
public-privacy-kept-mails = 寄給您的通知信
public-privacy-kept-mails-until = { $count } 天
public-privacy-kept-consents = 您的申請與同意，以及身分驗證的憑據
public-privacy-kept-consents-until = { $count } 年
public-privacy-kept-log = 使用紀錄（不含資料內容）
public-privacy-kept-log-until = { $count } 年
public-privacy-cookies = Cookie
public-privacy-cookies-text = 我們只使用網站運作必需的 Cookie：登入狀態、表單的防護、語言與字級。沒有廣告，也沒有跨網站追蹤；瀏覽次數只計數字，不辨識是誰。
public-privacy-rights = 您的權利
public-privacy-rights-text = 依個人資料保護法第 3 條，您可以：
public-privacy-rights-see = 查詢或閱覽：在「使用紀錄」查看與您有關的每一個動作。
public-privacy-rights-copy = 製給複製本：把資料轉存到您的電腦。
public-privacy-rights-correct = 補充或更正：通知信箱可在驗證身分後變更；資料內容請向提供機關更正。
public-privacy-rights-stop = 停止蒐集、處理或利用：撤回同意，或中止櫃臺的取用。
public-privacy-rights-delete = 刪除：在資料條碼區立即刪除下載的資料。
public-privacy-free = 您可以自由決定是否提供資料；不提供時，我們無法替您取得您要的資料，您仍可向各機關臨櫃申請。
public-privacy-change = 政策修訂
public-privacy-change-text = 修訂後會公布在本頁，並更新頁尾的日期。重要的變更會在首頁公告。

## 資訊安全
public-security-title = 資訊安全政策
public-security-lead = 我們怎麼保護系統，以及您可以怎麼保護自己。
public-security-we = 我們做的事
public-security-we-tls = 連線全程加密；資料在平臺上以 AES-256 加密，每一份各有一把金鑰。
public-security-we-identity = 驗證身分時查核憑證的簽章、有效期限與廢止狀態；查不到廢止狀態時，寧可不讓驗證通過。
public-security-we-check = 從機關取得的資料逐一核對簽章與摘要，不符的一律不收。
public-security-we-staff = 承辦人員與管理人員登入都需要第二道驗證；連續失敗會暫時鎖定。
public-security-we-log = 重要動作都留下無法事後竄改的紀錄，並定期查核。
public-security-we-least = 不執行網頁內嵌程式、不載入外部資源，降低被植入惡意程式的風險。
public-security-you = 您可以做的事
public-security-you-address = 先確認網址正確，再插卡、輸入 PIN 碼。
public-security-you-shared = 在公用電腦使用後，請登出、取出卡片，並刪除存下來的檔案。
public-security-you-secret = 不要把 PIN 碼、驗證密碼告訴電話或訊息中的任何人。
public-security-you-history = 偶爾看看「使用紀錄」，有不認得的動作請立刻告訴我們。
public-security-report = 回報弱點
public-security-report-text = 若您發現系統弱點，請寄信到服務信箱，寫明網址、步驟與可能的影響，請不要附上任何人的個人資料。我們會在三個工作日內回覆，修復前請勿公開；善意的回報我們不會追究。

## 無障礙
public-accessibility-title = 無障礙聲明
public-accessibility-lead = 我們希望每個人都能使用本網站，不論用什麼裝置、有什麼需要。
public-accessibility-standard = 遵循的標準
public-accessibility-standard-text = 本網站依 WCAG 2.1 AA 等級與我國網站無障礙規範設計，每次改版都以自動檢測與鍵盤實際操作確認。
public-accessibility-can = 您可以
public-accessibility-can-keyboard = 只用鍵盤操作所有功能，並以快速鍵跳到各區塊。
public-accessibility-can-reader = 使用螢幕報讀軟體；每一頁都有標題、地標與欄位說明，錯誤會集中列出並連到欄位。
public-accessibility-can-zoom = 放大到 400%，或用右上方的字級調整大小，內容不會被截斷。
public-accessibility-can-colour = 使用深色模式或系統的高對比色彩；條碼一律保持白底黑碼，才能被讀取。
public-accessibility-can-script = 關閉 JavaScript 仍可使用；只有插卡驗證的那一步需要它。
public-accessibility-limits = 已知的限制
public-accessibility-limits-component = 憑證元件由其他單位提供，開啟的小視窗不在我們的控制之下。
public-accessibility-limits-pdf = 機關提供的 PDF 不一定適合報讀；線上預覽另以表格顯示同一份資料。
public-accessibility-limits-camera = 動態條碼圖無法以語音呈現，旁邊的八個字元是同樣的內容。
public-accessibility-tell = 遇到困難
public-accessibility-tell-text = 請告訴我們哪一頁、使用什麼裝置與輔助工具，我們會盡快改善，並協助您用其他方式完成。
public-accessibility-keys = 查看快速鍵

## 資料開放宣告
public-open-data-title = 政府網站資料開放宣告
public-open-data-lead = 本網站自行產製、並以公開方式呈現的內容，歡迎各界使用。
public-open-data-scope = 授權範圍
public-open-data-scope-text = 為利各界廣為利用，本網站上刊載、得受著作權保護的內容，以無償、非專屬、得再授權的方式提供公眾使用，使用者得不限時間與地域重製、改作、編輯、公開傳輸或為其他方式的利用，也可以開發產品或服務，此一授權不會嗣後撤回，也不必事先取得書面同意；使用時請註明出處。
public-open-data-not = 不在授權範圍內的
public-open-data-not-personal = 您在本平臺取得的個人資料：那是您的，不是開放資料。
public-open-data-not-marks = 機關標誌、專利權與商標權。
public-open-data-not-others = 標示為他人所有的文字、圖像與程式，依其各自的授權條款。
public-open-data-careful = 使用時請注意
public-open-data-careful-text = 使用者應尊重著作人格權，並自行確認內容的正確與時效；因使用而生的損害，由使用者自行負責。不得藉由授權暗示本平臺或機關為其背書。

## 聯絡我們
public-contact-title = 聯絡我們
public-contact-lead = 我們在上班時間以電話服務，來信通常在兩個工作日內回覆。
public-contact-ways = 聯絡方式
public-contact-before = 來信前
public-contact-before-faq = 先看看常見問題，多數狀況都有說明。
public-contact-before-what = 寫下日期時間、頁面上的代碼（如果有）與您做了什麼，我們會更快找到原因。
public-contact-before-never = 請不要在信裡提供身分證統一編號、PIN 碼、條碼或驗證密碼；我們永遠不會向您索取。
public-contact-agencies = 資料內容有疑問
public-contact-agencies-text = 資料由各機關保管，內容的更正與說明請直接洽詢資料頁上列出的提供單位。
