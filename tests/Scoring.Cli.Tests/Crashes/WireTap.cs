using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Scoring.Cli.Tests.Crashes;

/// <summary>Stands between a command and a database server, passes on so many bytes of what the command says, and kills it there.</summary>
sealed class WireTap : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly int server;

    public WireTap(int server)
    {
        this.server = server;
        listener.Start();
    }

    /// <summary>The port that the command is to connect to.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose() => listener.Dispose();

    /// <summary>Passes everything on until so many bytes have gone to the server; then the command is killed.</summary>
    /// <returns>Number of bytes that went to the server.</returns>
    public long Pass(Process command, long last)
    {
        var accepting = listener.AcceptTcpClientAsync();
        while (!accepting.Wait(50))
            if (command.HasExited)
                throw new InvalidOperationException(command.StandardError.ReadToEnd());
        using var from = accepting.Result;
        using var to = new TcpClient();
        to.Connect(IPAddress.Loopback, server);
        (from.NoDelay, to.NoDelay) = (true, true);
        var (said, heard) = (from.GetStream(), to.GetStream());
        var answers = Task.Run(() => Copy(heard, said));
        var buffer = new byte[1 << 16];
        var sent = 0L;
        while (sent < last && said.Read(buffer, 0, (int)Math.Min(buffer.Length, last - sent)) is > 0 and var count)
        {
            heard.Write(buffer, 0, count);
            sent += count;
        }
        if (sent == last) command.Kill();
        command.WaitForExit();
        to.Client.Shutdown(SocketShutdown.Send);
        answers.Wait();
        return sent;
    }

    static void Copy(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (from.Read(buffer) is > 0 and var count) to.Write(buffer, 0, count);
        }
        catch (IOException)
        {
            // One side is dead, as it was meant to be.
        }
    }
}
