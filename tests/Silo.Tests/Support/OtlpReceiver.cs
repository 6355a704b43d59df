using System.Collections.Concurrent;
using System.Net;
using EnglishLearning.Local;

namespace EnglishLearning.Silo.Tests.Support;

/// <summary>Takes what is exported over OTLP (http/protobuf) and keeps the spans.</summary>
public sealed class OtlpReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Span> _spans = [];
    private readonly ConcurrentDictionary<string, int> _received = [];

    public OtlpReceiver()
    {
        _listener.Prefixes.Add(Endpoint + "/");
        _listener.Start();
        _ = ReceiveAsync();
    }

    public string Endpoint { get; } = $"http://127.0.0.1:{Ports.Free()}";

    public IReadOnlyCollection<Span> Spans => _spans;

    /// <summary>Paths that something came to.</summary>
    public ICollection<string> Received => _received.Keys;

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task ReceiveAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var path = context.Request.Url!.AbsolutePath;
            if (path == "/v1/traces")
            {
                foreach (var span in Span.Decode(body.ToArray()))
                    _spans.Enqueue(span);
            }
            _received[path] = 1;
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
        }
    }
}
