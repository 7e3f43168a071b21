/** On a local network all candidates are known at once; what is later than that is left out. */
const GATHER_MS = 2000;

/** Waits for the addresses at which this machine can be reached (ICE candidates), so that an offer or an answer holds them all. */
export function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.addEventListener('icegatheringstatechange', look);
    setTimeout(resolve, GATHER_MS);
    look();
  });
}
