// [dependencies] base64 = "0.22", hmac = "0.12", httpdate = "1", sha2 = "0.10", ureq = "3"
use base64::{engine::general_purpose::STANDARD, Engine as _};
use hmac::{Hmac, Mac as _};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let app_id = "{{ app_id }}";
    let app_key = std::env::var("APP_KEY")?;
    let x_date = httpdate::fmt_http_date(std::time::SystemTime::now());
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(app_key.as_bytes())?;
    mac.update(format!("x-date: {x_date}").as_bytes());
    let signature = STANDARD.encode(mac.finalize().into_bytes());
    let mut answer = ureq::get("{{ url }}")
        .header("x-date", &x_date)
        .header("Authorization", format!("hmac username=\"{app_id}\", algorithm=\"hmac-sha256\", headers=\"x-date\", signature=\"{signature}\""))
        .call()?;
    println!("{}", answer.body_mut().read_to_string()?);
    Ok(())
}
