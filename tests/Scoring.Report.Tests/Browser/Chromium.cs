using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scoring.Report.Tests.Browser;

/// <summary>A headless Chromium with one page, driven by its own protocol.</summary>
sealed class Chromium : IDisposable
{
    readonly string profile = Directory.CreateTempSubdirectory("scoring-chromium-").FullName;
    readonly Process process;
    readonly ClientWebSocket socket = new();
    readonly byte[] buffer = new byte[1 << 20];
    int calls;

    public Chromium(int width = 1280, int height = 1400)
    {
        var start = new ProcessStartInfo(Path)
        {
            ArgumentList =
            {
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--hide-scrollbars", "--remote-debugging-port=0", $"--user-data-dir={profile}", $"--window-size={width},{height}", "about:blank",
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        socket.ConnectAsync(PageAddress(), CancellationToken.None).Wait();
        foreach (var domain in new[] { "Page", "Runtime", "Log" }) Call($"{domain}.enable");
    }

    /// <summary>Where Debian puts it.</summary>
    public static string Path => "/usr/bin/chromium";

    /// <summary>Errors and warnings that the page and its policy gave since it was opened.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Opens a file and waits until it has loaded.</summary>
    public void Open(string file, string hash = "")
    {
        Complaints.Clear();
        loaded = false;
        Call("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri + hash });
        while (!loaded) Receive();
    }

    bool loaded;

    /// <summary>Evaluates an expression; promises are waited for.</summary>
    public T Evaluate<T>(string expression)
    {
        var result = Call("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        if (result["exceptionDetails"] is { } wrong) throw new InvalidOperationException(wrong.ToJsonString());
        return result["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>Presses a key, such as <c>Tab</c> or <c>Enter</c>.</summary>
    public void Press(string key, int code, string? text = null)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            var stroke = new JsonObject { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code };
            if (text is not null && type == "keyDown") stroke["text"] = text;
            Call("Input.dispatchKeyEvent", stroke);
        }
    }

    /// <summary>Types letters into what has the focus.</summary>
    public void Type(string text) => Call("Input.insertText", new JsonObject { ["text"] = text });

    /// <summary>Light or dark, screen or print.</summary>
    public void Emulate(string scheme, string media = "") => Call("Emulation.setEmulatedMedia", new JsonObject
    {
        ["media"] = media,
        ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
    });

    /// <summary>The window's size in points.</summary>
    public void Resize(int width, int height) =>
        Call("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });

    /// <summary>Turns the scripts of pages opened from now on off or on; what <see cref="Evaluate"/> asks still runs.</summary>
    public void AllowScripts(bool allowed) => Call("Emulation.setScriptExecutionDisabled", new JsonObject { ["value"] = !allowed });

    /// <summary>The page as PDF.</summary>
    public byte[] Print() => Convert.FromBase64String(Call("Page.printToPDF", new JsonObject { ["printBackground"] = true, ["preferCSSPageSize"] = true })["data"]!.GetValue<string>());

    /// <summary>What the browser's accessibility tree names: role and name of every element that has a name.</summary>
    public List<(string Role, string Name)> Accessible() =>
    [
        .. Call("Accessibility.getFullAXTree")["nodes"]!.AsArray().Where(node => node!["ignored"]?.GetValue<bool>() != true)
            .Select(node => (node!["role"]?["value"]?.ToString() ?? "", node!["name"]?["value"]?.ToString() ?? "")),
    ];

    public JsonObject Call(string method, JsonObject? parameters = null)
    {
        var id = ++calls;
        var message = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] });
        socket.SendAsync(message, WebSocketMessageType.Text, true, CancellationToken.None).Wait();
        while (true)
            if (Receive() is { } answer && answer["id"]?.GetValue<int>() == id)
                return answer["result"] as JsonObject ?? throw new InvalidOperationException($"{method}: {answer["error"]?.ToJsonString()}");
    }

    JsonObject Receive()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var whole = new MemoryStream();
        WebSocketReceiveResult part;
        do
        {
            part = socket.ReceiveAsync(buffer, limit.Token).GetAwaiter().GetResult();
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        var message = JsonNode.Parse(whole.ToArray())!.AsObject();
        switch (message["method"]?.GetValue<string>())
        {
            case "Page.loadEventFired":
                loaded = true;
                break;
            case "Runtime.exceptionThrown" or "Log.entryAdded":
                Complaints.Add(message["params"]!.ToJsonString());
                break;
            case "Runtime.consoleAPICalled" when message["params"]!["type"]!.GetValue<string>() is "error" or "warning":
                Complaints.Add(message["params"]!.ToJsonString());
                break;
        }
        return message;
    }

    Uri PageAddress()
    {
        var file = System.IO.Path.Combine(profile, "DevToolsActivePort");
        for (var waited = 0; waited < 600; waited++)
        {
            if (File.Exists(file) && File.ReadAllLines(file) is [var port, _, ..])
            {
                using var client = new HttpClient();
                var pages = JsonNode.Parse(client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/json")).Result)!.AsArray();
                if (pages.FirstOrDefault(page => page!["type"]!.GetValue<string>() == "page") is { } page) return new Uri(page["webSocketDebuggerUrl"]!.GetValue<string>());
            }
            Thread.Sleep(100);
        }
        throw new InvalidOperationException("Chromium did not start.");
    }

    public void Dispose()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        for (var attempt = 0; attempt < 20; attempt++)
            try
            {
                Directory.Delete(profile, recursive: true);
                return;
            }
            catch (IOException)
            {
                Thread.Sleep(50);
            }
    }
}

/// <summary>A test in a browser: skipped with a reason where there is none, except on CI, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!File.Exists(Chromium.Path) && Environment.GetEnvironmentVariable("CI") != "true") Skip = $"There is no browser at {Chromium.Path}.";
    }
}
