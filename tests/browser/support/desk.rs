//! The invented member at the platform, and the invented reviewer at the desk.

use super::{Browser, Town};

impl Town {
    /// What the demonstration tells of its member, under this name.
    pub fn member(&self, name: &str) -> String {
        self.told("members")[0][name].as_str().unwrap().to_owned()
    }
}

impl Browser {
    /// Signs in as the member.
    pub async fn signs_in(&self, town: &Town) {
        self.open("/ids/login").await;
        self.look("member-login").await;
        self.fill("帳號", &town.member("account")).await;
        self.fill("密碼", &town.member("password")).await;
        self.press("登入").await;
        self.arrives_at("帳號資訊").await;
    }

    /// Signs in as the reviewer.
    pub async fn sits_down(&self, town: &Town) {
        let staff = town.reviewer();
        self.open("/review").await;
        self.arrives_at("審查人員登入").await;
        self.look("reviewer-signin").await;
        self.fill("帳號", &staff.account).await;
        self.fill("密碼", &staff.password).await;
        self.fill("動態驗證碼", &staff.code()).await;
        self.press("登入").await;
        self.arrives_at("待辦案件").await;
        self.look("reviewer-queue").await;
    }
}
