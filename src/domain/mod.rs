//! What is true whoever asks. Synchronous; knows no HTTP, HTML or mail transport.
//!
//! # The words
//!
//! One English word for each Chinese term, everywhere: in the code, the tables and the English pages.
//!
//! | word | term | what it is |
//! | --- | --- | --- |
//! | account | 帳號 | what a clerk or a reviewer signs in with: a login, a password and a second factor |
//! | announcement | 新資料服務通知 | what a reviewer tells every member who wants to hear of new data services |
//! | attribution | 顯名聲明 | the line by which members say where the data come from |
//! | audit | 稽核紀錄 | what staff and operators did; each row holds the hash of the one before |
//! | barcode | 資料條碼 | eight characters that stand for one package for twenty minutes |
//! | case | 案件 | what a clerk opens a package for: a purpose and a number of the counter's own |
//! | certificate | 自然人憑證 | the natural person's, on a card |
//! | challenge | 驗證要求 | what one method of proof waits for, five minutes long |
//! | citizen | 民眾 | the person whom the data are about |
//! | consent | 同意 | the citizen's word for one data set: by which proof, under which terms, withdrawn when |
//! | contact | 聯絡方式 | where a citizen is reached, confirmed by a code |
//! | counter | 臨櫃 | a place of an organisation where clerks open what citizens bring |
//! | course | 訓練課程 | what members enrol in, with so many places |
//! | credential | APP ID／APP Key | what a member's program signs calls with |
//! | data set | 資料集 | what a data provider gives, by one `resource_id` |
//! | download | 檔案下載 | a file that everybody may download |
//! | event | 交易紀錄 | a row of the transaction log, by the code of its step |
//! | file | 檔案 | what somebody hands in through a form |
//! | desk | 待辦案件 | everything that waits for reviewers |
//! | enrolment | 報名 | a member's place in a course |
//! | inquiry | 來件 | what a member sends and a reviewer answers: feedback on the data, a question, an application to show |
//! | interruption | 服務異動 | that a data service is suspended or retired, told to whoever calls it, and that it is open again, told to whoever heard of that |
//! | letter | 信件 | a mail that we send |
//! | licence | 授權 | a tier that was granted; one applies for it |
//! | member | 會員 | who registered on the Industrial Data Space: an account that signs in with a password alone |
//! | method | 驗證方式 | one of ten ways to prove an identity |
//! | news | 最新消息 | what reviewers tell everybody |
//! | one-time password | 一次性密碼 | eight digits that the citizen tells the clerk, good for two minutes |
//! | opening | 條碼取用 | one clerk's way through one barcode, from the scan to the end of the case |
//! | organisation | 機關（構） | an agency or a company; `organization` in the code |
//! | outbox | 待辦 | letters and calls that a transaction has promised |
//! | package | 資料檔 | the signed zip in which a provider answers |
//! | picture | 圖片 | what a member hands in to be looked at: a screenshot |
//! | proof | 身分驗證結果 | that a method has verified who somebody is, with its evidence |
//! | provider | 資料提供者 (DP) | who answers for a data set |
//! | publication | 發布狀態 | who may read what reviewers wrote: nobody yet, everybody since an instant, nobody any more |
//! | purpose | 用途 | what a counter needs the data for, in the clerk's words |
//! | request | 申請 | data sets chosen together, from the first tick to the consent |
//! | return code | 返回驗證碼 | the digits by which a citizen comes back to the barcodes |
//! | rotation | 更換金鑰 | a new key for a pair, beside which the old one runs out; pages in English say "replace the key" |
//! | service | 資料服務 | one of the ten answers of the park data API |
//! | terms | 服務條款 | what is agreed to before a request, by version |
//! | tier | 會員等級 | how many calls a member has a day |
//! | token | 存取憑證 | the provider's permission for one transfer |
//! | transfer | 資料傳輸 | one data set on its way to one citizen |
//! | unit type | 單位類型 | what kind of body a member belongs to, a list of two levels |
//! | wish | 我想要更多 | what somebody would like to download and cannot yet |

pub mod account;
pub mod announcement;
pub mod audit;
pub mod barcode;
pub mod bilingual;
pub mod citizen;
pub mod consent;
pub mod course;
pub mod credential;
pub mod dataset;
pub mod desk;
pub mod download;
pub mod errand;
pub mod file;
pub mod identity;
pub mod ids;
pub mod inquiry;
pub mod interruption;
pub mod keys;
pub mod licensing;
pub mod limit;
pub mod member;
pub mod news;
pub mod one_time_password;
pub mod opening;
pub mod organization;
pub mod outbox;
pub mod package;
pub mod park;
pub mod picture;
pub mod publication;
pub mod request;
pub mod retention;
pub mod sealed;
pub mod session;
pub mod token;
pub mod transfer;
#[cfg(test)]
pub mod trial;
pub mod visit;
pub mod wish;
