using System.Security.Cryptography;
using Scoring.Data.Bundles;

namespace Scoring.Data.Results;

/// <summary>Writes to a file and hashes the bytes on their way, so that nothing is read back.</summary>
sealed class HashingStream(string path) : Stream
{
    readonly FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    long written;

    public override bool CanRead => false;

    // Writers that ask where they are only ever append.
    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => written;

    public override long Position { get => written; set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        file.Write(buffer);
        written += buffer.Length;
        FaultPoints.Reach("written");
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Brings the file to the disk and says what was written.</summary>
    public OutputFile Complete(string name, long rows)
    {
        file.Flush();
        FaultPoints.Reach("table written");
        file.Flush(flushToDisk: true);
        FaultPoints.Reach("table flushed");
        return new OutputFile(name, written, Convert.ToHexStringLower(hash.GetHashAndReset()), rows);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            hash.Dispose();
        }
        base.Dispose(disposing);
    }
}
