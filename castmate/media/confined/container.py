"""Opening a container so that it can neither pull in other files nor pass for another format."""

import io
from typing import Any

import av
import av.audio.stream  # PyAV would import these three when it meets a stream: too late here
import av.error
import av.subtitles.stream
import av.video.stream
from av.stream import Disposition

from castmate.errors import ClipError
from castmate.media.confined.cell import SOURCE

# Everything that carries its pictures itself. Playlists (hls, dash, concat, sdp, image2, ...)
# and screen or camera grabbers are not here, so FFmpeg refuses them before reading their header.
VIDEO_FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "avi", "gif", "apng", "mpegts", "mpeg",
    "mpegvideo", "m4v", "h264", "hevc", "obu", "ivf", "mjpeg", "flv", "asf", "ogg", "nut", "mxf",
    "dv", "rm", "swf", "wtv", "yuv4mpegpipe", "live_flv",
)  # fmt: skip
# Recognised only so that the answer can be "there is sound, but no picture" or "one picture".
OTHER_FORMATS = (
    "wav", "mp3", "flac", "aac", "aiff", "au", "caf", "w64", "ac3", "amr",
    "png_pipe", "jpeg_pipe", "webp_pipe", "bmp_pipe", "tiff_pipe",
)  # fmt: skip

_FORMAT_OPTIONS = {
    "format_whitelist": ",".join((*VIDEO_FORMATS, *OTHER_FORMATS)),
    "protocol_whitelist": "none",
}
_READ_BYTES = 1 << 18


def _deny(*_asked: object) -> Any:
    raise PermissionError("a clip may not open other files")


def open_source() -> Any:
    """The clip's container, from its first byte; an ``av.container.InputContainer``."""
    file = io.FileIO(SOURCE, closefd=False)
    file.seek(0)
    try:
        return av.open(
            file,
            options=_FORMAT_OPTIONS,
            buffer_size=_READ_BYTES,
            io_open=_deny,
            metadata_errors="replace",  # titles of old cameras are not UTF-8
        )
    except av.error.MemoryError:
        raise
    except (av.error.FFmpegError, PermissionError) as error:
        raise ClipError(
            "castmate cannot read this file as a video.",
            advice="It is damaged, cut off, or no video at all. If it plays elsewhere, convert "
            "it: ffmpeg -i IN OUT.mp4.",
        ) from error


def video_stream(container: Any) -> Any:
    """The stream of moving pictures; cover art does not count."""
    streams = [s for s in container.streams.video if not s.disposition & Disposition.attached_pic]
    if not streams:
        what = "sound but no pictures" if container.streams.audio else "no pictures"
        raise ClipError(f"the file holds {what}.", advice="Give a video in which one can see it.")
    return max(streams, key=lambda s: (bool(s.disposition & Disposition.default), -s.index))


class Decoder:
    """Turns packets of one stream into frames."""

    def __init__(self, container: Any, stream: Any, *, threads: int) -> None:
        self.container = container
        self.stream = stream
        self._context = _context_for(stream)
        self._context.thread_count = threads
        self._context.thread_type = "AUTO" if threads > 1 else "SLICE"

    def decode(self, packet: Any | None) -> list[Any]:
        """Frames that *packet* completes; damaged data gives none, which callers count."""
        try:
            return list(self._context.decode(packet))
        except av.error.MemoryError:
            raise
        except av.error.FFmpegError:
            return []

    def may_skip(self, *, unneeded: bool) -> None:
        """Whether the next packet's picture may be dropped where no other is built on it."""
        self._context.skip_frame = "NONREF" if unneeded else "DEFAULT"

    def forget(self) -> None:
        """Drop what was decoded ahead; needed after a seek."""
        self._context.flush_buffers()


def _context_for(stream: Any) -> Any:
    if stream.metadata.get("alpha_mode") != "1":
        return stream.codec_context
    # FFmpeg's own VP8 and VP9 decoders drop the alpha layer of WebM; libvpx keeps it.
    library = {"vp8": "libvpx", "vp9": "libvpx-vp9"}.get(stream.codec_context.name)
    if library is None:
        return stream.codec_context
    return av.CodecContext.create(library, "r")
