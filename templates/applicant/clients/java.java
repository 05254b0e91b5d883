import java.net.URI;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Call {
    public static void main(String[] args) throws Exception {
        String appId = "{{ app_id }}";
        String appKey = System.getenv("APP_KEY");
        String xDate = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .format(ZonedDateTime.now(ZoneOffset.UTC));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(appKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] digest = mac.doFinal(("x-date: " + xDate).getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getEncoder().encodeToString(digest);
        HttpRequest request = HttpRequest.newBuilder(URI.create("{{ url }}"))
            .header("x-date", xDate)
            .header("Authorization", "hmac username=\"" + appId + "\", algorithm=\"hmac-sha256\", headers=\"x-date\", signature=\"" + signature + "\"")
            .build();
        System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
