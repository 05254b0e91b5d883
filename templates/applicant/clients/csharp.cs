using System.Security.Cryptography;
using System.Text;

var appId = "{{ app_id }}";
var appKey = Environment.GetEnvironmentVariable("APP_KEY")!;
var xDate = DateTime.UtcNow.ToString("r");
var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(appKey), Encoding.UTF8.GetBytes($"x-date: {xDate}"));
var signature = Convert.ToBase64String(digest);
using var http = new HttpClient();
http.DefaultRequestHeaders.TryAddWithoutValidation("x-date", xDate);
http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization",
    $"hmac username=\"{appId}\", algorithm=\"hmac-sha256\", headers=\"x-date\", signature=\"{signature}\"");
Console.WriteLine(await http.GetStringAsync("{{ url }}"));
